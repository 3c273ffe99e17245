"""Scanners on a serial port, USB-CDC or HID-POS: bytes in, codes out."""

"""Scanners that type: keys in, codes out (ADR 6). Imports nothing that is slow."""

"""Joining electronically: at once, or by a draft whose phone number is confirmed first (J13)."""

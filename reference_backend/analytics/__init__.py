"""Handing purchases to a named third party, pseudonymous; off unless the programme switches it on (N21)."""

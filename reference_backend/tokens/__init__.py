"""The tokens of enrolled registers: what they say, what signs them, and where that key is kept (ADR 14)."""

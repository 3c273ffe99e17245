"""Cameras and scanners: what is plugged in, what was chosen, how a scanner types, and what it reads."""

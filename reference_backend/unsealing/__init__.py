"""Unsealing: what a till sealed to the recovery key, opened for that till alone."""

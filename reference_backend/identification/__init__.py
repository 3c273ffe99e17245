"""Identification: what a shown code gives here, and never whose it is."""

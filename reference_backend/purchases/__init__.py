"""Purchases and their reversals."""

"""Newsletters: who may get one, sending them, and ending them with one click."""

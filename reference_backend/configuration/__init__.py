"""Programmes and merchants as data: reading, linting, serving."""

"""Programmes and merchants as data: read from files, held against rules, kept in the database."""

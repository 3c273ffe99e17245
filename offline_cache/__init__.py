"""What a till keeps on disk: one encrypted file with its journal, snapshot, staff and settings.

A library of its own.
"""

"""What all tables share."""

from sqlalchemy import Column, MetaData, String

METADATA = MetaData()


def moment(name: str, *, optional: bool = False, key: bool = False) -> "Column[str]":
    """Return a column for a time in the form of the wire."""
    return Column(name, String(24), nullable=optional, primary_key=key)

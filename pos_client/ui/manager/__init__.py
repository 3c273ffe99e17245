"""The shop manager's day."""

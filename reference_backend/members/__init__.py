"""Members: what may be written of a person, and memberships with merchants."""

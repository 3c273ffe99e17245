"""Members, their memberships with merchants and their consents."""

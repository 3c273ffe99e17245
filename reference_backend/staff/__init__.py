"""Staff of a merchant: sign-in by number and PIN, sessions and roles."""

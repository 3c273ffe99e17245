"""Members' own pages: the way in by an e-mailed link or a password, and what a member sees and changes."""

"""Applications that staff take on paper, and what becomes of the paper (J09)."""

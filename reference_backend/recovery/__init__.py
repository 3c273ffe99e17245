"""The recovery key: what tills seal to it opens here again, for them alone."""

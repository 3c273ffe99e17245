"""The recovery keys: what tills seal to, where they are kept, and how they open a seal."""

"""The journal: the hash chain of every register, and what its entries do."""

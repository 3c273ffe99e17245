"""The disk as it may stand after power was lost at any write, opened by the real store (F03)."""

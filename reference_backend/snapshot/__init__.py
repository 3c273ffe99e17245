"""The snapshot: what a till needs to decide offline."""

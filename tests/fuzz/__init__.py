"""Whatever the published contract allows, and what it does not, asked of the running backend."""

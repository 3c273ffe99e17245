"""Cards: identification at the till, stock, replacement."""

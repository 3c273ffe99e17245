"""Cards: given out, kept in stock, paid for, drawn as a picture."""

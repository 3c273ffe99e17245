"""Holds: a benefit, or an amount of a bonus, is kept for a sale before it is given."""

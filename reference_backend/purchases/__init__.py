"""Purchases, their reversals and the bonus that they earn."""

"""Reports for the shop manager."""

"""The demo: invented merchants and seeded, invented members."""

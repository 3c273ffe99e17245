"""The demo's staff, by role. Apart, so that a till's process imports nothing of the backend to know it."""

PINS = {"cashier": ("12", "120012"), "info_desk": ("31", "310031"), "manager": ("90", "900090")}
"""Number and PIN, the same at every merchant."""

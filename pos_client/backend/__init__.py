"""The way to the merchant's backend. The only user of `requests`, which is imported at the first call."""

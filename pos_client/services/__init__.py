"""Use cases in plain Python. They know the domain, and the outside only through `ports`."""

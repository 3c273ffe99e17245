"""The reference backend: a complete, small implementation of the wire contract in `docs/wire-contract.md`.

It knows nothing of the till's program. What the two share is the published contract.
"""

__version__ = "0.1.0"

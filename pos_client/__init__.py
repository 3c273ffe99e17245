"""The till's loyalty client: scan, decide, record, queue, deliver."""

__version__ = "0.1.0"

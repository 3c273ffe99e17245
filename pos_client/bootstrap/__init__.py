"""The composition root: the only place that opens adapters and knows both sides of a port.

folders ─► opening ─► assembly        what the till is made of (no Qt)
              └─► wiring ─► app       its threads, its window, its start and its stop
"""

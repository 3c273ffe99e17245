"""Whole shops in one process: several tills, their disks and clocks, the network and the backend, driven by
a seed under a virtual clock.

What runs is the product: the use cases, the journal and its encrypted file, the delivery, the application of
the reference backend over a real SQLite file. Replaced are only the clock, the randomness, the transport
between till and backend, the way to the disk (a VFS below the encryption) and the threads. `run.py` plays one
seed; `python -m tests.simulation --seeds 200` plays many and prints what it tried and found.
"""

"""Screens and presenters. GUI thread only; knows the domain and nothing of threads, network or disk.

A presenter holds a frozen state, reports wishes (`identify_asked`) and is told facts (`on_identified`); a
screen draws the state. `shell.py` holds them together; the composition root connects wishes and facts to
the workers.
"""

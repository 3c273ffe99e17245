"""The command line: stable, for support staff and scripts. What it prints with `--json` only ever gains
members.
"""

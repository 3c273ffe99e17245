"""The command line, a module for each command: `add` says what it takes, `run` does it."""

"""The till in front of a backend of its own: a process, a cable, a tray of sample cards, a story."""

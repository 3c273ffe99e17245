"""What members agreed to: a log, from which the state is derived."""

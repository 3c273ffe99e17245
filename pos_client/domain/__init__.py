"""Values and rules of the counter. Standard library and `stdnum` only: no Qt, no network, no disk."""

"""Stand-ins with behaviour for what lies outside the till. The contract suites run on both."""

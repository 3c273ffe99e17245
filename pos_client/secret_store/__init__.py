"""Where secrets lie: the operating system's keyring, or nowhere. The only user of `keyring`."""

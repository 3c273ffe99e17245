"""What members are told: an outbox in the database, emptied into a folder or over SMTP, each message once."""

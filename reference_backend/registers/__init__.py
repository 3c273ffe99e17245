"""Registers: enrolment by a one-time code, tokens, public keys and what is known of each till."""

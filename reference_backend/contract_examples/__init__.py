"""The examples of the published contract: entries, seals, card numbers, and what is answered to a till."""

"""The cashier's screen: scan, see what the customer gets, record, next."""

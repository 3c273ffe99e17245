"""What members earned and redeemed: append-only bookings, walled by merchant (N07, N12)."""

"""The bonus that a purchase earns (N12)."""

from datetime import date

from reference_backend.configuration.terms import Terms


def half_up(amount_minor: int, percent: int) -> int:
    """Return that many per cent of an amount in whole minor units, halves away from zero upwards."""
    return (2 * amount_minor * percent + 100) // 200


def bonus_of(terms: Terms, amount_minor: int, today: date) -> list[tuple[str, int]]:
    """Return each bonus benefit that holds on that day with the amount it earns.

    A programme without bonuses has no such benefits: the lint refuses them (J40).
    """
    return [
        (benefit.id, half_up(amount_minor, benefit.percent))
        for benefit in terms.merchant.benefits
        if benefit.kind == "bonus_percent"
        and benefit.percent is not None
        and (benefit.valid_from is None or benefit.valid_from <= today)
        and (benefit.valid_to is None or today <= benefit.valid_to)
    ]

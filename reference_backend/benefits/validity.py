"""The days of a benefit."""

from datetime import date

from reference_backend.configuration.model import Benefit


def holds_on(benefit: Benefit, day: date) -> bool:
    """Say whether a local day lies within the benefit's first and last day, both included (N11)."""
    begun = benefit.valid_from is None or benefit.valid_from <= day
    return begun and (benefit.valid_to is None or day <= benefit.valid_to)

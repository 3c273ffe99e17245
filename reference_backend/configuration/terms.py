"""A merchant's terms: its own settings seen together with its programme."""

from dataclasses import dataclass

from reference_backend.configuration.model import Benefit, Fee, Merchant, Programme


@dataclass(frozen=True)
class Terms:
    """What holds at one merchant."""

    merchant: Merchant
    programme: Programme

    @property
    def pool(self) -> str:
        """The pool that this merchant's cards are in: its programme's, or its own."""
        return self.programme.id if self.programme.cards_shared else self.merchant.id

    def benefit(self, benefit_id: str) -> Benefit | None:
        """Return the benefit of this merchant with that id."""
        return next((one for one in self.merchant.benefits if one.id == benefit_id), None)

    def fee(self, issue: str, version: str) -> Fee | None:
        """Return the line of the price list with that version, old ones too (J16)."""
        fees = self.programme.fees
        return next((one for one in fees if (one.issue, one.version) == (issue, version)), None)

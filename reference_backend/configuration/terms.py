"""A merchant's terms: its own settings seen together with its programme."""

from dataclasses import dataclass
from datetime import date

from reference_backend.configuration.model import Benefit, Fee, Merchant, Programme
from reference_backend.configuration.rulebook import DocumentName, TextVersion


@dataclass(frozen=True)
class Terms:
    """What holds at one merchant. Days are calendar days in the programme's zone."""

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

    def fee_on(self, issue: str, day: date) -> Fee | None:
        """Return the line of the price list in force on a day, None when nothing is charged yet (J16)."""
        begun = [one for one in self.programme.fees if one.issue == issue and one.valid_from <= day]
        return max(begun, key=lambda one: one.valid_from, default=None)

    def current_version(self, document: DocumentName, day: date) -> TextVersion | None:
        """Return the version of a document in force on a day, None when there is none yet."""
        begun = [one for one in self._versions(document) if _effect(one) <= day]
        return max(begun, key=_effect, default=None)

    def coming_versions(self, document: DocumentName, day: date) -> list[TextVersion]:
        """Return the versions that are announced on a day and not yet in force, the next first (J43)."""
        ahead = (one for one in self._versions(document) if _announced(one) <= day < _effect(one))
        return sorted(ahead, key=_effect)

    def _versions(self, document: DocumentName) -> list[TextVersion]:
        return [one for one in self.programme.rules.versions if one.document == document]


def _effect(version: TextVersion) -> date:
    """A version without a day holds since before this programme file was written."""
    return version.effective_from or date.min


def _announced(version: TextVersion) -> date:
    return version.published_on or date.min

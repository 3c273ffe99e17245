"""What each kind of entry does, one module per subject."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from reference_backend.journal.decision import Arrival, Decision
from reference_backend.journal.effects.applications import application_taken, paper_destroyed
from reference_backend.journal.effects.benefits import benefit_used
from reference_backend.journal.effects.cards import card_issued, fee_refunded
from reference_backend.journal.effects.consents import consent_withdrawn
from reference_backend.journal.effects.purchases import purchase_recorded, purchase_reversed
from reference_backend.journal.effects.scans import epoch_opened, scan_counted, staff_signed_in
from reference_backend.journal.settling import entry_settled, hole_declared

EFFECTS: Mapping[str, Callable[[Arrival], Decision]] = MappingProxyType(
    {
        "epoch_opened": epoch_opened,
        "staff_signed_in": staff_signed_in,
        "scan_counted": scan_counted,
        "purchase_recorded": purchase_recorded,
        "benefit_used": benefit_used,
        "purchase_reversed": purchase_reversed,
        "card_issued": card_issued,
        "fee_refunded": fee_refunded,
        "application_taken": application_taken,
        "paper_destroyed": paper_destroyed,
        "consent_withdrawn": consent_withdrawn,
        "hole_declared": hole_declared,
        "entry_settled": entry_settled,
    }
)

"""What a batch speaks of, so that all of it can be looked up together."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from reference_backend.journal.bodies import BenefitUsed, MemberPart, PurchaseReversed
from reference_backend.journal.decision import SetAside
from reference_backend.journal.reading import Content
from reference_backend.journal.schemas import Header


@dataclass(frozen=True)
class Mentions:
    """Ids by what is asked about them. What is not among them is looked up when it is asked for."""

    entries: frozenset[str] = frozenset()
    purchases: frozenset[str] = frozenset()
    reversed: frozenset[str] = frozenset()
    with_benefit: frozenset[str] = frozenset()
    members: frozenset[str] = frozenset()


def mentioned(headers: Iterable[Header], contents: Sequence[Content | SetAside]) -> Mentions:
    """Return what these entries speak of."""
    headers = tuple(headers)
    said = [one for one in contents if isinstance(one, Content)]
    bodies = [one.body for one in said]
    return Mentions(
        entries=frozenset(one.entry_id for one in headers),
        purchases=frozenset(one.entry_id for one in headers if one.kind == "purchase_recorded"),
        reversed=frozenset(one.purchase for one in bodies if isinstance(one, PurchaseReversed)),
        with_benefit=frozenset(one.purchase for one in bodies if isinstance(one, BenefitUsed)),
        members=frozenset(one.personal.member_ref for one in said if isinstance(one.personal, MemberPart)),
    )

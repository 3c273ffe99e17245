"""What a member can say yes or no to. Every one is off until the member says yes (J12, Q9)."""

from typing import Final, Literal, get_args

from reference_backend.configuration.terms import Terms

Purpose = Literal[
    "purchase-linking",
    "newsletter-email",
    "newsletter-sms",
    "newsletter-post",
    "other-merchants",
    "name-day",
    "marketing-objection",
]

PURCHASE_LINKING: Final = "purchase-linking"
NEWSLETTER_EMAIL: Final = "newsletter-email"
NEWSLETTER_SMS: Final = "newsletter-sms"
NEWSLETTER_POST: Final = "newsletter-post"
OTHER_MERCHANTS: Final = "other-merchants"
NAME_DAY: Final = "name-day"
MARKETING_OBJECTION: Final = "marketing-objection"
"""The one that is the other way round: given means that the member objects to all marketing (N25)."""

CHANNELS: Final[tuple[Purpose, ...]] = (NEWSLETTER_EMAIL, NEWSLETTER_SMS, NEWSLETTER_POST, OTHER_MERCHANTS)
"""What permits marketing; none of it can be given while the objection stands."""

PURPOSES: Final[tuple[Purpose, ...]] = get_args(Purpose)
CONSENTS: Final[tuple[Purpose, ...]] = tuple(one for one in PURPOSES if one != MARKETING_OBJECTION)
"""What can be withdrawn: all but the objection, which is no consent."""


def offered(terms: Terms) -> frozenset[Purpose]:
    """Return what a member can say yes to at this merchant."""
    able = terms.programme.capabilities
    found: set[Purpose] = set(terms.programme.joining.channels)
    if able.purchase_linking == "consent":
        found.add(PURCHASE_LINKING)
    if terms.programme.name_days is not None:
        found.add(NAME_DAY)
    return frozenset(found)

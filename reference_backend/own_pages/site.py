"""Where a programme's pages are. What follows the `#` stays in the reader's browser, out of servers' logs."""

from collections.abc import Sequence

from reference_backend.configuration.model import Programme
from reference_backend.configuration.terms import Terms
from reference_backend.own_pages.memberships import Joined


def site_of(programme: Programme, terms: Sequence[Terms] = ()) -> str:
    """Return the address of the own pages: the merchant's where there is one alone, else the programme's."""
    own = terms[0].merchant.join_url if len(terms) == 1 else None
    return own or programme.join_url


def site_for(programme: Programme, joined: Sequence[Joined]) -> str:
    """Return the same for a member's memberships."""
    return site_of(programme, [one.terms for one in joined])


def link_at(site: str, token: str) -> str:
    """Return the address that is e-mailed."""
    return f"{site}#link={token}"

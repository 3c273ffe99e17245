"""Damaged files that were kept aside: what a person has to decide about."""

from __future__ import annotations

from datetime import datetime

from pos_client.bootstrap.folders import DataFolder
from pos_client.bootstrap.surroundings import Surroundings
from pos_client.cli.finding import Finding
from pos_client.domain.errors import KnownError

_PART = "kept-aside"
_ADVICE = "when the manager's days are complete and support needs them no more, delete them: see repairs.md"


def kept_aside_finding(folder: DataFolder, outside: Surroundings) -> Finding:
    """Each with its age, and how many records were lost with the newest, while nobody was told of that."""
    from offline_cache.beside import kept_aside

    files = kept_aside(folder.database)
    if not files:
        return Finding(_PART, ok=True, says="no damaged file")
    now = outside.clock.now()
    ages = ", ".join(f"{one.path.name} ({_days(one.at, now)})" for one in files)
    return Finding(_PART, ok=True, says=ages + _lost(folder, outside), advice=_ADVICE)


def _days(at: datetime, now: datetime) -> str:
    days = max(0, (now - at).days)
    return "today" if days == 0 else f"{days} day{'' if days == 1 else 's'} old"


def _lost(folder: DataFolder, outside: Surroundings) -> str:
    from offline_cache.errors import CacheError
    from pos_client.cli.journal import reading_store

    try:
        with reading_store(folder, outside) as (store, _):
            repair = store.repair
    except (KnownError, CacheError):
        # The finding about the database says why it cannot be read.
        return ""
    if repair is None:
        return ""
    lost = "nobody knows how many" if repair.lost is None else repair.lost
    return f"; records lost with {repair.kept_aside.name}: {lost}"

"""The rules and the privacy policy: versions, their notice (J43) and their translations (N26)."""

from collections.abc import Iterator
from datetime import date, timedelta

from reference_backend.configuration.faults import Flaw
from reference_backend.configuration.model import Programme
from reference_backend.configuration.rulebook import Rules, TextVersion, Translation


def text_flaws(programme: Programme) -> Iterator[Flaw]:
    """Yield what is wrong with the texts that a programme carries out."""
    rules = programme.rules
    if all(one.document != "rules" for one in rules.versions):
        yield Flaw("rules.versions", "text-missing", "has no rules", 'add a version of document = "rules"')
    for index, version in enumerate(rules.versions):
        key = f"rules.versions.{index}"
        yield from _text_itself(key, version)
        yield from _place_among(key, version, rules.versions[:index])
        yield from _notice(key, version)
    for index, translation in enumerate(rules.translations):
        yield from _translation(f"rules.translations.{index}", translation, rules, programme.languages)


def earliest_effect(published_on: date, notice_days: int) -> date:
    """Return the first day on which a change may hold: so many whole calendar days after its publication.

    Calendar days, not hours: neither the end of a month nor a change of the clocks makes them fewer.
    """
    return published_on + timedelta(days=notice_days)


def _text_itself(key: str, version: TextVersion) -> Iterator[Flaw]:
    if version.master_sha256 is not None:
        return
    if version.document == "rules" or version.address is None:
        what, remedy = "is missing", "give the SHA-256 of the master text"
        yield Flaw(f"{key}.master_sha256", "text-unknown", what, remedy)
    else:
        what = f"is missing: the text at {version.address} was not at hand"
        remedy = "read it, and give its SHA-256, before anybody accepts it"
        yield Flaw(f"{key}.master_sha256", "text-not-at-hand", what, remedy, warns=True)


def _place_among(key: str, version: TextVersion, earlier: list[TextVersion]) -> Iterator[Flaw]:
    same = [one for one in earlier if one.document == version.document]
    if any(one.version == version.version for one in same):
        yield Flaw(f"{key}.version", "version-twice", "is another version's name", "give each its own")
    if not same:
        return
    for name in ("published_on", "effective_from"):
        if getattr(version, name) is None:
            what = f"is missing, and only the first version of the {version.document} may leave it out"
            yield Flaw(f"{key}.{name}", "day-missing", what, "say the day")
    last = same[-1].effective_from or date.min
    if version.effective_from is not None and version.effective_from <= last:
        what, remedy = "is not after the version before", "order the versions by their days"
        yield Flaw(f"{key}.effective_from", "versions-unordered", what, remedy)


def _notice(key: str, version: TextVersion) -> Iterator[Flaw]:
    if version.published_on is None or version.effective_from is None:
        return
    earliest = earliest_effect(version.published_on, version.notice_days)
    if version.effective_from < earliest:
        days = (version.effective_from - version.published_on).days
        what = f"is {days} days after published_on, and {version.notice_days} are owed"
        yield Flaw(f"{key}.effective_from", "notice-too-short", what, f"make it {earliest} or later")


def _translation(key: str, one: Translation, rules: Rules, languages: list[str]) -> Iterator[Flaw]:
    masters = [
        each for each in rules.versions if (each.document, each.version) == (one.document, one.version)
    ]
    if not masters or masters[0].master_sha256 is None:
        what, remedy = (
            "has no master text",
            "add the version with its master_sha256, or remove the translation",
        )
        yield Flaw(f"{key}.version", "translation-without-master", what, remedy)
    elif masters[0].master_sha256 != one.master_sha256:
        what, remedy = "is of another master text", "translate the master of today, then give its hash"
        yield Flaw(f"{key}.master_sha256", "translation-of-another", what, remedy)
    if one.language == rules.prevailing_language:
        yield Flaw(f"{key}.language", "translation-prevails", "is the master's own", "remove the translation")
    if one.language not in languages:
        yield Flaw(
            f"{key}.language", "language-missing", "is none of languages", f'add "{one.language}" there'
        )

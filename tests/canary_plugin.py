"""No log of the whole suite names anybody: each record is looked through, and the test that wrote it fails.

Looked for are the people, contacts, card codes, PINs, passwords, codes and tokens with which tests and demo
work, the regular ones by their form. Three loggers of ours are heard from `DEBUG` on, all others as they are
set.
"""

import logging
import re
from collections.abc import Iterator

import pytest

OURS = ("pos_client", "offline_cache", "reference_backend")
NAMES = ("Põder-Mägi", "Mägi-Saar", "Aadu Kask", "Aino Järvi", "Kanarbik")
SECRETS = (
    "120012",
    "310031",
    "900090",
    "987654",
    "kaks vana kuuske",
    "lamp river seven onion",
)
FORMS = {
    "an address": r"[\w.+-]+@[\w-]+\.(?:com|fi|ee|net|org)\b",
    "a telephone number": r"(?<!\w)\+3(?:58|72)[ \d]{6,}",
    "a card's code": r"(?<![\w.-])9[123]\d{14}(?![\w.-])|NID1:\w{4,}|\(8018\) ?\d|(?<!\w)8018\d{18}(?!\w)",
    "a token": r"\beyJ[\w-]{8,}\.|\bBearer [\w-]{12,}",
    "a link": r"#(?:link|unsubscribe)=[\w-]+",
    "a one-time code": r"(?<!\w)[BCDFGHJKLMNPQRSTVWXZ]{4}-[BCDFGHJKLMNPQRSTVWXZ]{4}(?!\w)",
    "a name": "|".join(map(re.escape, NAMES)),
    "a secret": r"(?<![\w.-])(?:" + "|".join(map(re.escape, SECRETS)) + r")(?![\w.-])",
}
_PATTERN = re.compile("|".join(f"(?P<f{index}>{form})" for index, form in enumerate(FORMS.values())))
_KINDS = tuple(FORMS)
_heard = pytest.StashKey["Listening"]()


def named_in(text: str) -> str | None:
    """What a text says of somebody, by its kind; None where it says nothing."""
    found = _PATTERN.search(text)
    return None if found is None else _KINDS[int((found.lastgroup or "f0")[1:])]


class Listening(logging.Handler):
    """Remembers which records named somebody, by logger and kind: the failure must not repeat it."""

    def __init__(self) -> None:
        super().__init__(logging.NOTSET)
        self._formatter = logging.Formatter("%(message)s")
        self.told: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Look through message, arguments and the words of an error."""
        kind = named_in(self._formatter.format(record))
        if kind is not None:
            self.told.append(f"{record.name} ({record.filename}:{record.lineno}) logs {kind}")


def pytest_configure(config: pytest.Config) -> None:
    """Listen from now on."""
    listening = Listening()
    config.stash[_heard] = listening
    logging.getLogger().addHandler(listening)
    for name in OURS:
        logging.getLogger(name).setLevel(logging.DEBUG)


def pytest_unconfigure(config: pytest.Config) -> None:
    """Listen no more."""
    logging.getLogger().removeHandler(config.stash[_heard])


@pytest.fixture(autouse=True)
def _no_log_names_anybody(request: pytest.FixtureRequest) -> Iterator[None]:
    told = request.config.stash[_heard].told
    told.clear()
    yield
    assert not told, told

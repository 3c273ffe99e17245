"""Languages: sentences from the `.ts` files, amounts and times as the language writes them.

The `.ts` files are read as they are, without a compiled `.qm`: one source of truth, the same in a fresh
clone, an installed wheel and a frozen build, and a small file takes a few milliseconds.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from pathlib import Path
from xml.etree import ElementTree
from zoneinfo import ZoneInfo

from PySide6.QtCore import QCoreApplication, QDate, QLocale, QObject, QTime, QTranslator, Signal

from pos_client.domain.money import Money
from pos_client.ui.resources import RESOURCES

LANGUAGES = {"et": "Eesti", "fi": "Suomi", "sv": "Svenska", "en": "English"}
"""Languages that the screens speak, each by its own name."""
_LOCALES = {"et": "et_EE", "fi": "fi_FI", "sv": "sv_FI", "en": "en_GB"}
_SYMBOLS = {"EUR": "€", "SEK": "kr"}
JUST_NOW = timedelta(seconds=60)
_HOUR = timedelta(hours=1)
_DAY = timedelta(days=1)

translate = QCoreApplication.translate


class TsTranslator(QTranslator):
    """Translations of one `.ts` file. All four languages have two plural forms: one, and the others."""

    def __init__(self, path: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._texts = _texts(path)

    def translate(
        self,
        context: str,
        sourceText: str,  # noqa: N803  # Qt's name
        disambiguation: str | None = None,
        n: int = -1,
    ) -> str | None:  # None is Qt's null string; an empty one would blank the screen
        """The text, or None where the source text is to stand."""
        del disambiguation
        forms = self._texts.get((context, sourceText))
        if not forms:
            return None
        return forms[0] if n in {-1, 1} else forms[-1]

    def isEmpty(self) -> bool:  # noqa: N802  # Qt's name
        """Whether there is anything."""
        return not self._texts


def _texts(path: Path) -> dict[tuple[str, str], tuple[str, ...]]:
    texts: dict[tuple[str, str], tuple[str, ...]] = {}
    for context in ElementTree.parse(path).iter("context"):  # noqa: S314  # our own file
        name = context.findtext("name", "")
        for message in context.iter("message"):
            translation = message.find("translation")
            if translation is None:
                continue
            forms = [form.text or "" for form in translation.iter("numerusform")] or [translation.text or ""]
            if all(forms):
                texts[name, message.findtext("source", "")] = tuple(forms)
    return texts


class Tongue(QObject):
    """The language of the screens, and how it writes amounts and times in the store's zone."""

    changed = Signal(str)

    def __init__(self, app: QCoreApplication, folder: Path = RESOURCES / "translations") -> None:
        super().__init__()
        self._app = app
        self._folder = folder
        self._translator: TsTranslator | None = None
        self._zone: ZoneInfo | None = None
        self._chosen = False
        self.language = "en"
        self._locale = QLocale(_LOCALES["en"])
        self._speak("en")

    def speak(self, language: str) -> None:
        """Change to a language that somebody chose; one that the screens do not speak becomes English."""
        self._chosen = True
        self._speak(language)

    def suggest(self, language: str) -> None:
        """Change to a language unless somebody chose one."""
        if not self._chosen:
            self._speak(language)

    def _speak(self, language: str) -> None:
        known = language.partition("-")[0].partition("_")[0]
        self.language = known if known in LANGUAGES else "en"
        self._locale = QLocale(_LOCALES[self.language])
        self.speak_no_more()
        path = self._folder / f"pos_client_{self.language}.ts"
        self._translator = TsTranslator(path, self) if path.exists() else None
        if self._translator is not None:
            self._app.installTranslator(self._translator)
        self.changed.emit(self.language)

    def speak_no_more(self) -> None:
        """Take the translations away from the application again."""
        if self._translator is not None:
            self._app.removeTranslator(self._translator)
            self._translator = None

    def live_in(self, zone: str) -> None:
        """Show times in this IANA zone from now on."""
        self._zone = ZoneInfo(zone)

    def money(self, money: Money) -> str:
        """`45,99 €`, as the language writes it."""
        symbol = _SYMBOLS.get(money.currency, money.currency)
        return self._locale.toCurrencyString(money.amount_minor / 100, symbol, 2)

    def amount(self, amount_minor: int) -> str:
        """`45,99` without a symbol."""
        return self._locale.toString(amount_minor / 100, "f", 2)

    def number(self, value: int) -> str:
        """A count."""
        return self._locale.toString(value)

    def time(self, at: datetime) -> str:
        """`14:32` by the store's clock."""
        local = at.astimezone(self._zone)
        return self._locale.toString(QTime(local.hour, local.minute), QLocale.FormatType.ShortFormat)

    def day(self, day: date) -> str:
        """A date with its weekday, as a headline."""
        text = self._locale.toString(QDate(day.year, day.month, day.day), QLocale.FormatType.LongFormat)
        return text[:1].upper() + text[1:]

    def local_day(self, at: datetime) -> date:
        """The calendar day at the store."""
        return at.astimezone(self._zone).date()

    def moment(self, at: datetime, now: datetime) -> str:
        """The time, with the date where it is another day."""
        if self.local_day(at) == self.local_day(now):
            return self.time(at)
        day = self.local_day(at)
        short = self._locale.toString(QDate(day.year, day.month, day.day), QLocale.FormatType.ShortFormat)
        return f"{short} {self.time(at)}"

    def age(self, at: datetime, now: datetime) -> str:
        """How long ago: `just now`, `26 min`, `3 h`, `2 days`."""
        past = now - at
        if past < JUST_NOW:
            return translate("Age", "just now")
        if past < _HOUR:
            return translate("Age", "%n min", "", past // timedelta(minutes=1))
        if past < 2 * _DAY:
            return translate("Age", "%n h", "", past // _HOUR)
        return translate("Age", "%n days", "", past // _DAY)

    @property
    def decimal_sign(self) -> str:
        """Comma or point."""
        return self._locale.decimalPoint()


def system_language() -> str:
    """The language of the operating system's user."""
    return QLocale.system().name()

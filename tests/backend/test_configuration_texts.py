"""The texts: their notice (J43), their translations (N26), and which of them holds on a day."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reference_backend.assembly import PROGRAMMES
from reference_backend.clock import local_time
from reference_backend.configuration.lint.texts import earliest_effect
from reference_backend.configuration.loading import load_merchants, load_programmes
from reference_backend.configuration.model import Fee
from reference_backend.configuration.rulebook import TextVersion
from reference_backend.configuration.terms import Terms
from reference_backend.demo.starting import MERCHANTS
from tests.backend.programme_files import CARD, NANO, Files

HASH = "ab" * 32
FI_MASTER = "9befe0b560642b8ce8f76e995c3894c0f211923d62c42f0e7568a4a6952a74a4"


@pytest.fixture(scope="module")
def customer_card() -> Terms:
    programmes = load_programmes(PROGRAMMES)
    merchant = next(one for one in load_merchants(MERCHANTS, programmes) if one.id == "kodutare")
    return Terms(merchant, programmes[merchant.programme])


def version(published_on: str, effective_from: str, name: str = "2") -> str:
    return (
        f'[[rules.versions]]\ndocument = "rules"\nversion = "{name}"\nmaster_sha256 = "{HASH}"\n'
        f"published_on = {published_on}\neffective_from = {effective_from}\n"
    )


@pytest.mark.rule("J43")
@pytest.mark.parametrize(
    ("published_on", "first_day"),
    [
        ("2026-01-25", "2026-02-04"),  # over the end of a month
        ("2026-02-20", "2026-03-02"),  # February of a common year
        ("2028-02-20", "2028-03-01"),  # of a leap year
        ("2026-12-24", "2027-01-03"),  # over New Year
        ("2026-03-25", "2026-04-04"),  # ten days that are an hour short: the clocks go forward on 29 March
        ("2026-10-20", "2026-10-30"),  # and an hour long: they go back on 25 October
    ],
)
def test_a_change_of_the_rules_may_hold_after_ten_calendar_days_and_no_sooner(
    files: Files, published_on: str, first_day: str
) -> None:
    files.add(CARD, version(published_on, first_day))
    assert files.faults() == []
    ninth = str(date.fromisoformat(first_day) - timedelta(days=1))
    files.change(CARD, f"effective_from = {first_day}", f"effective_from = {ninth}")
    assert files.faults() == [(CARD, "rules.versions.2.effective_from", "notice-too-short")]
    (fault,) = [one for one in files.all_faults() if one.code == "notice-too-short"]
    assert fault.line == files.line_of(CARD, f"effective_from = {ninth}")
    assert first_day in fault.remedy


@given(published_on=st.dates(date(2020, 1, 1), date(2100, 1, 1)), days=st.integers(0, 90))
def test_notice_is_counted_in_days_of_the_calendar(published_on: date, days: int) -> None:
    passed = [published_on + timedelta(days=one) for one in range(1, days + 1)]
    assert earliest_effect(published_on, days) == (passed[-1] if passed else published_on)


@pytest.mark.rule("J43")
@pytest.mark.parametrize("name", ["published_on", "effective_from"])
def test_a_later_version_says_both_of_its_days(files: Files, name: str) -> None:
    later = [line for line in version("2030-01-01", "2030-02-01").splitlines() if name not in line]
    files.add(CARD, "\n".join(later))
    assert files.faults() == [(CARD, f"rules.versions.2.{name}", "day-missing")]


def test_versions_stand_in_the_order_of_their_days_under_names_of_their_own(files: Files) -> None:
    files.add(CARD, version("2030-01-01", "2030-02-01", "2021-03-01"))
    assert files.faults() == [(CARD, "rules.versions.2.version", "version-twice")]
    files.change(CARD, version("2030-01-01", "2030-02-01", "2021-03-01"), version("2020-01-01", "2020-02-01"))
    assert files.faults() == [(CARD, "rules.versions.2.effective_from", "versions-unordered")]


def test_a_programme_without_rules_or_with_rules_that_nobody_knows_does_not_start(files: Files) -> None:
    files.change(NANO, f'master_sha256 = "{FI_MASTER}"\n', "")
    assert files.faults() == [(NANO, "rules.versions.0.master_sha256", "text-unknown")]
    files.change(NANO, '[[rules.versions]]\ndocument = "rules"\nversion = "1"\n', "versions = []\n")
    assert files.faults() == [(NANO, "rules.versions", "text-missing")]


def translation(master: str, version_: str = "1", language: str = "en") -> str:
    return (
        f'[[rules.translations]]\ndocument = "rules"\nversion = "{version_}"\nlanguage = "{language}"\n'
        f'sha256 = "{HASH}"\nmaster_sha256 = "{master}"\nnotice = "The Finnish text prevails."\n'
    )


@pytest.mark.rule("N26")
def test_a_translation_of_the_master_text_with_its_notice_is_taken(files: Files) -> None:
    files.add(NANO, translation(FI_MASTER))
    assert files.faults() == []
    assert load_programmes(files.programmes)["nano-id"].rules.prevailing_language == "fi"


@pytest.mark.rule("N26")
@pytest.mark.parametrize(
    ("text", "key", "code"),
    [
        (translation(FI_MASTER, "2"), "version", "translation-without-master"),
        (translation(HASH), "master_sha256", "translation-of-another"),
        (translation(FI_MASTER, language="fi"), "language", "translation-prevails"),
        (translation(FI_MASTER, language="de"), "language", "language-missing"),
        (translation(FI_MASTER).replace('notice = "The Finnish text prevails."\n', ""), "notice", "missing"),
        (translation(FI_MASTER).replace("The Finnish text prevails.", ""), "notice", "string-too-short"),
    ],
)
def test_a_translation_without_its_master_or_its_notice_keeps_the_backend_from_starting(
    files: Files, text: str, key: str, code: str
) -> None:
    files.add(NANO, text)
    assert files.faults() == [(NANO, f"rules.translations.0.{key}", code)]


@pytest.mark.rule("J42")
def test_the_rules_of_the_customer_card_hold_from_1_march_2021(customer_card: Terms) -> None:
    assert customer_card.current_version("rules", date(2021, 2, 28)) is None
    held = customer_card.current_version("rules", date(2021, 3, 1))
    assert held is not None
    assert held.version == "2021-03-01"


@pytest.mark.rule("J43")
def test_a_version_is_announced_from_its_publication_and_holds_from_its_day(customer_card: Terms) -> None:
    rules = customer_card.programme.rules
    second = TextVersion(
        document="rules",
        version="2",
        published_on=date(2026, 11, 1),
        effective_from=date(2026, 11, 11),
        master_sha256=HASH,
    )
    changed = rules.model_copy(update={"versions": [*rules.versions, second]})
    terms = with_programme(customer_card, rules=changed)
    days = [date(2026, 10, 31), date(2026, 11, 1), date(2026, 11, 10), date(2026, 11, 11)]
    current = [terms.current_version("rules", day) for day in days]
    assert [one and one.version for one in current] == ["2021-03-01"] * 3 + ["2"]
    assert [len(terms.coming_versions("rules", day)) for day in days] == [0, 1, 1, 0]


@pytest.mark.rule("J16")
@pytest.mark.parametrize(
    ("moment", "version_"),
    [
        (datetime(2026, 3, 28, 21, 59, 59, tzinfo=UTC), "2024-1"),
        (datetime(2026, 3, 28, 22, 0, 0, tzinfo=UTC), "2026-1"),  # midnight before the clocks go forward
        (datetime(2026, 10, 24, 20, 59, 59, tzinfo=UTC), "2026-1"),
        (datetime(2026, 10, 24, 21, 0, 0, tzinfo=UTC), "2026-2"),  # midnight before they go back
    ],
)
def test_a_fee_changes_at_midnight_of_the_programmes_own_zone(
    customer_card: Terms, moment: datetime, version_: str
) -> None:
    more = [
        Fee(issue="first", amount_minor=minor, currency="EUR", version=name, valid_from=day)
        for minor, name, day in (
            (149, "2026-2", date(2026, 10, 25)),
            (129, "2026-1", date(2026, 3, 29)),
        )
    ]
    terms = with_programme(customer_card, fees=[*more, *customer_card.programme.fees])
    fee = terms.fee_on("first", local_time(moment, terms.programme.zone).date())
    assert fee is not None
    assert fee.version == version_
    assert terms.fee_on("first", date(2023, 12, 31)) is None


@pytest.mark.rule("J16")
@pytest.mark.rule("J43")
def test_a_fee_that_comes_in_less_than_ten_days_is_allowed_and_warned_of(files: Files) -> None:
    fee = '[[fees]]\nissue = "first"\namount_minor = 199\ncurrency = "EUR"\nversion = "9"\n'
    files.add(CARD, fee + "valid_from = 2026-12-01\n")
    warned = (CARD, "fees.2.valid_from", "fee-notice-short")
    assert files.faults(date(2026, 11, 22)) == []
    assert files.warnings(date(2026, 11, 22)) == [warned]
    assert files.warnings(date(2026, 11, 21)) == []
    assert files.warnings(date(2026, 12, 1)) == [], "it holds already"
    files.change(CARD, "valid_from = 2026-12-01", "published_on = 2026-11-25\nvalid_from = 2026-12-01")
    assert files.warnings() == [warned], "what was published says it by itself"


def with_programme(terms: Terms, **update: object) -> Terms:
    return Terms(terms.merchant, terms.programme.model_copy(update=update))

"""A merchant's file is looked at together with its programme."""

import pytest

from tests.backend.programme_files import Files

SHOP, CAFE, BOOKS = "kodutare.toml", "kaarnan-kahvila.toml", "lumon-kirjat.toml"


def benefit(kind: str, more: str = "") -> str:
    title = 'title = { fi = "Etu", et = "Soodustus" }'
    return f'[[benefits]]\nid = "added"\nkind = "{kind}"\nbasis = "main"\n{title}\n{more}'


def test_a_merchant_of_no_programme_is_a_fault(files: Files) -> None:
    files.change(SHOP, '"customer-card-ee"', '"customer-card-fi"')
    assert files.faults() == [(SHOP, "programme", "programme-unknown")]


@pytest.mark.rule("J42")
def test_a_store_outside_the_programmes_country_is_a_fault(files: Files) -> None:
    files.change(SHOP, 'country = "EE"', 'country = "FI"')
    assert files.faults() == [
        (SHOP, "stores.0.country", "outside-territory"),
        (SHOP, "stores.1.country", "outside-territory"),
    ]


@pytest.mark.rule("J16")
def test_a_store_takes_the_fees_in_its_own_currency_or_not_at_all(files: Files) -> None:
    files.change(SHOP, 'currency = "EUR"', 'currency = "SEK"')
    assert [one[2] for one in files.faults()] == ["currency", "currency"]


@pytest.mark.rule("J40")
@pytest.mark.parametrize(
    ("kind", "more"),
    [
        ("bonus_percent", "percent = 2\n"),
        ("points_per_unit", "points = 1\nunit_minor = 100\n"),
        ("bonus_redemption", "chosen = true\n"),
    ],
)
def test_no_merchant_of_the_customer_card_gives_points_or_a_bonus(files: Files, kind: str, more: str) -> None:
    files.add(SHOP, benefit(kind, more))
    assert files.faults() == [(SHOP, "benefits.3.kind", "capability-absent")]


@pytest.mark.rule("N11")
def test_no_merchant_of_nano_id_can_have_a_card_price_and_each_can_have_a_bonus(files: Files) -> None:
    files.add(CAFE, benefit("card_price"))
    files.add(BOOKS, benefit("points_per_unit", "points = 1\nunit_minor = 100\n"))
    assert files.faults() == [(CAFE, "benefits.2.kind", "capability-absent")]


@pytest.mark.rule("J02")
def test_the_card_price_is_marked_as_the_rules_say_to_the_letter(files: Files) -> None:
    files.change(SHOP, "Hind kliendikaardiga", "Hind Kliendikaardiga")
    (fault,) = [one for one in files.all_faults() if not one.warns]
    assert (fault.key, fault.code) == ("benefits.0.title.et", "label-not-exact")
    assert "“Hind kliendikaardiga”" in fault.remedy


@pytest.mark.rule("J03")
@pytest.mark.rule("J24")
def test_a_personalised_offer_is_for_those_who_consented_and_for_nobody_else(files: Files) -> None:
    files.change(SHOP, 'audience = "consent"', 'audience = "all"')
    assert files.faults() == [(SHOP, "benefits.2.audience", "consent-needed")]


@pytest.mark.rule("J03")
def test_a_benefit_of_a_kind_that_nobody_knows_is_a_fault(files: Files) -> None:
    files.change(SHOP, '"percent_discount"', '"wheel_of_fortune"')
    assert files.faults() == [(SHOP, "benefits.1.kind", "literal-error")]


@pytest.mark.parametrize(
    ("kind", "more", "key", "code"),
    [
        ("percent_discount", "", "percent", "size-missing"),
        ("amount_discount", "", "amount_minor", "size-missing"),
        ("points_per_unit", "points = 1\n", "unit_minor", "size-missing"),
        ("bonus_redemption", "", "chosen", "redemption"),
        ("bonus_redemption", "chosen = true\nsingle_use = true\n", "chosen", "redemption"),
        ("percent_discount", "percent = 5\nsingle_use = true\n", "chosen", "single-use"),
        ("percent_discount", "percent = 101\n", "percent", "less-than-equal"),
        ("amount_discount", "amount_minor = 0\n", "amount_minor", "greater-than"),
        ("amount_discount", "amount_minor = 1\nleast_total_minor = 0\n", "least_total_minor", "greater-than"),
        ("offer", 'audience = "birthday"\n', "audience", "window-missing"),
        ("offer", 'audience = "name-day"\n', "audience", "window-missing"),
        ("offer", "valid_from = 2026-02-02\nvalid_to = 2026-02-01\n", "valid_to", "days"),
    ],
)
def test_a_benefit_has_what_its_kind_needs(files: Files, kind: str, more: str, key: str, code: str) -> None:
    files.add(CAFE, benefit(kind, more))
    assert files.faults() == [(CAFE, f"benefits.2.{key}", code)]


def test_a_size_that_means_nothing_is_warned_of(files: Files) -> None:
    files.add(CAFE, benefit("offer", "percent = 5\n"))
    assert files.faults() == []
    assert files.warnings() == [(CAFE, "benefits.2.percent", "size-unused")]


@pytest.mark.rule("J27")
def test_name_days_without_a_calendar_are_off_and_somebody_is_told(files: Files) -> None:
    files.add(SHOP, benefit("offer", 'audience = "name-day"\n'))
    assert files.faults() == []
    assert files.warnings() == [(SHOP, "name_day_calendar", "calendar-missing")]
    files.change(SHOP, 'name = "Kodutare"', 'name = "Kodutare"\nname_day_calendar = "days/et.toml"')
    assert files.warnings() == [(SHOP, "name_day_calendar", "calendar-missing")]
    calendar = files.merchants / "days" / "et.toml"
    calendar.parent.mkdir()
    calendar.write_text('[[day]]\nmonth = 2\nday = 29\nnames = ["Aadu"]\n', encoding="utf-8")
    assert files.warnings() == []
    calendar.write_text('[[day]]\nmonth = 2\nday = 30\nnames = ["Aadu"]\n', encoding="utf-8")
    assert files.faults() == [("et.toml", "day.0.day", "no-such-day")]


@pytest.mark.rule("J10")
def test_staff_of_an_organisation_that_is_no_partner_are_a_fault(files: Files) -> None:
    staff = (
        '[[demo_staff]]\nnumber = "44"\nrole = "info_desk"\npin = "440044"\norganisation = "Paberilt OÜ"\n'
    )
    files.add(SHOP, staff)
    assert files.faults() == [(SHOP, "demo_staff.3.organisation", "organisation-unlisted")]
    files.change(SHOP, 'name = "Kodutare"', 'name = "Kodutare"\npartners = ["Paberilt OÜ"]')
    assert files.faults() == []


@pytest.mark.rule("J01")
def test_a_store_is_a_shop_or_one_on_the_web_and_nothing_else(files: Files) -> None:
    files.change(SHOP, 'place = "4740000000025"', 'place = "4740000000025"\nchannel = "web"')
    assert files.faults() == []
    files.change(SHOP, 'channel = "web"', 'channel = "telephone"')
    assert files.faults() == [(SHOP, "stores.1.channel", "literal-error")]


@pytest.mark.rule("N08")
def test_no_two_merchants_share_a_store_or_a_register(files: Files) -> None:
    files.change(BOOKS, "lumo-helsinki-1", "kaarna-turku-1")
    files.change(BOOKS, 'id = "lumo-helsinki"', 'id = "kaarna-turku"')
    assert files.faults() == [
        (BOOKS, "stores.0.id", "id-taken"),
        (BOOKS, "stores.0.registers.0.id", "id-taken"),
    ]

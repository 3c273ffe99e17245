"""What somebody wrote into a form, and what is made of it."""

import unicodedata
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reference_backend.assembly import PROGRAMMES
from reference_backend.configuration.loading import load_programmes
from reference_backend.members.address import read_address
from reference_backend.members.applicant import Written, read_applicant
from reference_backend.members.birthday import Birthday, read_birthday
from reference_backend.members.fields import FieldError, FieldFault
from reference_backend.members.names import read_name
from reference_backend.members.phone import read_mobile

PROGRAMME = load_programmes(PROGRAMMES)
CARD, NANO = PROGRAMME["customer-card-ee"], PROGRAMME["nano-id"]
WRITTEN = Written("natural", "Õie", "Põder", "oie@example.com", "5123 4567", None, None, "et")


@pytest.mark.rule("N03")
@settings(max_examples=300, deadline=None)
@given(
    local=st.text("abcdefgxyz0123456789õäöüß", min_size=1, max_size=20),
    label=st.text("abcdefgxyz0123456789õäöü", min_size=1, max_size=20),
    decomposed=st.booleans(),
    blanks=st.text(" \t\u00a0", max_size=3),
    data=st.data(),
)
def test_however_an_address_is_typed_it_is_one_person(
    local: str, label: str, decomposed: bool, blanks: str, data: st.DataObject
) -> None:
    address = f"{local}@{label}.fi"
    typed = "".join(sign.upper() if data.draw(st.booleans()) else sign for sign in address)
    # Only the part before the @ may be decomposed; a domain is mapped by its own rules.
    front, _, back = typed.partition("@")
    typed = blanks + (unicodedata.normalize("NFD", front) if decomposed else front) + "@" + back + blanks
    key = read_address(address).key
    assert read_address(typed).key == key
    assert read_address(key).key == key
    punycode = key.partition("@")[2]
    assert read_address(f"{local}@{punycode}").key == key


@pytest.mark.rule("N03")
def test_tags_dots_and_other_domains_are_other_people() -> None:
    typed = ("a@x.fi", "a+b@x.fi", "a.b@x.fi", "ab@x.fi", "a@y.fi", "a@x.ee")
    assert len({read_address(one).key for one in typed}) == len(typed)


@pytest.mark.rule("J05")
@pytest.mark.parametrize(
    ("address", "fault"),
    [
        ("", "missing"),
        ("   ", "missing"),
        ("x@y", "not-valid"),
        ("x", "not-valid"),
        ("@example.com", "not-valid"),
        ("a b@example.com", "not-valid"),
        ("a@@example.com", "not-valid"),
        ("a@example..com", "not-valid"),
        ("a@[127.0.0.1]", "not-valid"),
        ('"a b"@example.com', "not-valid"),
        ("a@localhost", "not-valid"),
        ("a\u0000@example.com", "not-valid"),
        ("a\u200b@example.com", "not-valid"),
        ("a@example.com\nBcc: b@example.com", "not-valid"),
        ("a" * 243 + "@example.com", "too-long"),
    ],
)
def test_an_address_that_no_mail_can_reach_is_a_fault_of_its_field(address: str, fault: str) -> None:
    with pytest.raises(FieldError) as error:
        read_address(address)
    assert [(one.field, one.fault) for one in error.value.faults] == [("email", fault)]


@pytest.mark.rule("J05")
@pytest.mark.parametrize(
    ("typed", "country", "number"),
    [
        ("5123 4567", "EE", "+37251234567"),
        ("+372 5123-4567", "EE", "+37251234567"),
        ("00372 51234567", "EE", "+37251234567"),
        ("(040) 123 4567", "FI", "+358401234567"),
        ("+358\u00a040 1234567", "EE", "+358401234567"),
        ("+372 12", "EE", None),
        ("12", "EE", None),
        ("+372 600 1234", "EE", None),  # a fixed line
        ("CALL 5123 4567", "EE", None),
        ("5123 4567 ext 12", "EE", None),
        ("+999 5123 4567", "EE", None),
        ("", "EE", None),
        ("5" * 50, "EE", None),
    ],
)
def test_a_mobile_number_becomes_e164_or_is_a_fault(typed: str, country: str, number: str | None) -> None:
    if number is not None:
        assert read_mobile(typed, country) == number
        return
    with pytest.raises(FieldError):
        read_mobile(typed, country)


@pytest.mark.rule("J05")
@pytest.mark.parametrize(
    ("typed", "name"),
    [
        (" Õie ", "Õie"),
        ("O\u0303ie", "Õie"),
        ("Anna-Liisa", "Anna-Liisa"),
        ("O'Brien", "O'Brien"),
        ("Žanna  Šokman", "Žanna Šokman"),
        ("Üllar\u00a0Äär", "Üllar Äär"),
        ("J. R.", "J. R."),
        ("Дарья", "Дарья"),
        ("x" * 100, "x" * 100),
        ("x" * 101, None),
        ("", None),
        (" ", None),
        ("-", None),
        ("Elo\tSaar", None),
        ("Elo\u0000", None),
        ("Elo\u202e", None),
        ("R2D2", None),
        ("<b>Elo", None),
        ("Elo😀", None),
    ],
)
def test_a_name_is_letters_in_one_form_or_a_fault(typed: str, name: str | None) -> None:
    if name is not None:
        assert read_name("first_name", typed) == name
        return
    with pytest.raises(FieldError):
        read_name("first_name", typed)


@pytest.mark.rule("J06")
def test_a_birthday_is_a_day_of_some_year() -> None:
    days = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
    for month in range(-1, 15):
        for day in range(-1, 34):
            real = 1 <= month <= 12 and 1 <= day <= days[month - 1]
            if real:
                assert read_birthday(month, day) == Birthday(month, day)
            else:
                with pytest.raises(FieldError):
                    read_birthday(month, day)
    assert read_birthday(None, None) is None


@pytest.mark.rule("J06")
@pytest.mark.parametrize(("month", "day"), [(2, None), (None, 29)])
def test_half_a_birthday_is_a_fault(month: int | None, day: int | None) -> None:
    with pytest.raises(FieldError):
        read_birthday(month, day)


@pytest.mark.rule("J05")
def test_all_faults_of_a_form_are_told_at_once() -> None:
    wrong = replace(WRITTEN, first_name="", email="x@y", phone="12", birth_month=2)
    with pytest.raises(FieldError) as error:
        read_applicant(wrong, CARD)
    assert [one.field for one in error.value.faults] == ["first_name", "email", "phone", "birthday"]


@pytest.mark.rule("J04")
def test_a_legal_person_is_its_contact_person_and_has_no_birthday() -> None:
    legal = replace(WRITTEN, kind="legal")
    assert read_applicant(legal, CARD).last_name == "Põder"
    with pytest.raises(FieldError) as error:
        read_applicant(replace(legal, birth_month=2, birth_day=29), CARD)
    assert error.value.faults == (FieldFault("birthday", "not-asked-for"),)


@pytest.mark.rule("J04", "N01")
def test_where_only_natural_persons_may_join_a_legal_one_may_not() -> None:
    joins = replace(WRITTEN, phone="", language="fi")
    assert read_applicant(joins, NANO).phone is None
    with pytest.raises(FieldError):
        read_applicant(replace(joins, kind="legal"), NANO)

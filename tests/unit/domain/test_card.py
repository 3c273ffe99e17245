"""What a scanned code means is decided at the till, without asking anyone (X02)."""

import random
import re
import string
from collections.abc import Callable, Sequence
from datetime import UTC, datetime

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from stdnum import damm
from stdnum.iso7064 import mod_97_10

from pos_client.domain.card import CardCode, CardForm, CardFormat, CheckDigit, card_code, is_card
from pos_client.domain.card_pattern import card_pattern
from pos_client.domain.errors import CardCodeError
from pos_client.domain.scan import MAX_CODE_BYTES, Scan, ScanSource

AT = datetime(2026, 11, 22, 9, 41, 7, tzinfo=UTC)
NANO = CardFormat(CardForm.VIRTUAL, re.compile(r"NID1:[0-9]{14}"), frozenset({"QRCode"}), CheckDigit.MOD97)
PLASTIC = CardFormat(CardForm.PLASTIC, re.compile(r"91[0-9]{14}"), frozenset({"Code128"}), CheckDigit.DAMM)
FORMATS = (NANO, PLASTIC)

NANO_CARD = "NID1:" + "123456789012" + str(mod_97_10.calc_check_digits("123456789012"))
PLASTIC_CARD = "911234567890123" + damm.calc_check_digit("911234567890123")


def scanned(data: str | bytes, symbology: str | None = "QRCode") -> Scan:
    raw = data.encode() if isinstance(data, str) else data
    return Scan(raw, ScanSource.CAMERA, AT, symbology)


def refusal(data: str | bytes, symbology: str | None = "QRCode") -> str:
    with pytest.raises(CardCodeError) as refused:
        card_code(scanned(data, symbology), FORMATS)
    return refused.value.code


@pytest.mark.rule("X01")
@pytest.mark.parametrize(
    ("text", "symbology", "form"),
    [
        (NANO_CARD, "QRCode", CardForm.VIRTUAL),
        (NANO_CARD, None, CardForm.VIRTUAL),
        (f" {NANO_CARD} ", None, CardForm.VIRTUAL),
        (PLASTIC_CARD, "Code128", CardForm.PLASTIC),
        (PLASTIC_CARD, None, CardForm.PLASTIC),
    ],
)
def test_a_card_of_this_programme_is_known_by_its_form(
    text: str, symbology: str | None, form: CardForm
) -> None:
    card = card_code(scanned(text, symbology), FORMATS)
    assert (card.text, card.form) == (text.strip(), form)


@pytest.mark.rule("J36")
@pytest.mark.parametrize("card", [NANO_CARD, PLASTIC_CARD])
def test_every_misread_digit_is_noticed(card: str) -> None:
    digits = [at for at, sign in enumerate(card) if sign.isdigit() and at > 4]
    for at in digits:
        for other in set(string.digits) - {card[at]}:
            misread = card[:at] + other + card[at + 1 :]
            assert refusal(misread, None) == "code-check-digit"


FOREIGN = [
    ("5901234123457", "EAN13", "product-code"),
    ("6410405000009", "EAN13", "product-code"),
    ("4740000000001", "EAN13", "product-code"),
    ("0012345678905", "EAN13", "product-code"),
    ("012345678905", "UPCA", "product-code"),
    ("01234565", "UPCE", "product-code"),
    ("96385074", "EAN8", "product-code"),
    ("96385074", None, "product-code"),
    ("5901234123457", None, "product-code"),
    ("012345678905", None, "product-code"),
    ("https://example.com", "QRCode", "web-address"),
    ("HTTPS://EXAMPLE.COM/A?b=c", "QRCode", "web-address"),
    ("http://example.com/\x7e", "QRCode", "web-address"),
    ("www.example.com", "QRCode", "web-address"),
    ("URLTO:example.com", "QRCode", "web-address"),
    ("BIZCARD:N:Mari;X:Tamm;;", "QRCode", "contact-code"),
    ("MATMSG:TO:a@example.com;SUB:x;BODY:y;;", "QRCode", "phone-action"),
    ("otpauth-migration://offline?data=CjEKCkhlbGxv", "QRCode", "sign-in-secret"),
    (
        "00020101021129300012D156000000000510A93FO3230Q5204000053039785802EE6304ABCD",
        "QRCode",
        "payment-request",
    ),
    ("BCD\n002\n1\nSCT\n\nÕde Tamm\nEE382200221020145685\nEUR12.30", "QRCode", "payment-request"),
    ("SPD*1.0*ACC:CZ2806000000000168540115*AM:450.00", "QRCode", "payment-request"),
    ("%B4111111111111111^TAMM/MARI^2512101", None, "payment-card"),
    (";4111111111111111=25121010000012300000?", None, "payment-card"),
    ("4111 1111 1111 1111", None, "payment-card"),
    ("2223003122003222", None, "payment-card"),
    ("30569309025904", None, "payment-card"),
    ("6759649826438453", "QRCode", "payment-card"),
    ("1234567812345670", None, "not-a-card"),
    ("(01)04740000000001", "DataMatrix", "product-code"),
    ("010474000000000110ABC123", "DataMatrix", "product-code"),
    ("04740000000001", "ITF", "product-code"),
    ("5901234123458", None, "not-a-card"),
    ("https://nano.example/id/12345678901234", "QRCode", "web-address"),
    ("https://example.com", None, "web-address"),
    ("WIFI:T:WPA;S:cafe;P:secret;;", "QRCode", "wifi-code"),
    ("wifi:S:open;;", "QRCode", "wifi-code"),
    ("WIFI:T:nopass;S:kohvik;;", "QRCode", "wifi-code"),
    ("MECARD:N:Tamm,Mari;TEL:5551234;;", "QRCode", "contact-code"),
    ("mecard:N:Virtanen;;", "QRCode", "contact-code"),
    ("4111111111111111", "Code128", "payment-card"),
    ("5500005555555559", None, "payment-card"),
    ("340000000000009", None, "payment-card"),
    ("6011000000000004", "QRCode", "payment-card"),
    ("4111111111111112", None, "not-a-card"),
    ("", "QRCode", "code-unreadable"),
    ("   ", "QRCode", "code-unreadable"),
    ("hello", "QRCode", "not-a-card"),
    ("javascript:alert(1)", "QRCode", "not-a-card"),
    ("mailto:a@example.com", "QRCode", "phone-action"),
    ("tel:+3725551234", "QRCode", "phone-action"),
    ("geo:59.43,24.75", "QRCode", "phone-action"),
    ("SMSTO:+3725551234:hi", "QRCode", "phone-action"),
    ("bitcoin:1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa", "QRCode", "payment-request"),
    ("otpauth://totp/x?secret=JBSWY3DPEHPK3PXP", "QRCode", "sign-in-secret"),
    ("BCD 002 1 SCT", "QRCode", "not-a-card"),
    ("<b>bold</b>", "QRCode", "not-a-card"),
    ("<img src=x onerror=alert(1)>", "QRCode", "not-a-card"),
    ("' OR 1=1 --", "QRCode", "not-a-card"),
    ("'; DROP TABLE cards; --", "QRCode", "not-a-card"),
    ("=HYPERLINK(1)", "QRCode", "not-a-card"),
    ("%s%s%s%n", "QRCode", "not-a-card"),
    ("{{7*7}}", "QRCode", "not-a-card"),
    ("../../etc/passwd", "QRCode", "not-a-card"),
    ("NID1:", "QRCode", "not-a-card"),
    ("NID1:1234567890123", "QRCode", "not-a-card"),
    ("NID1:123456789012345", "QRCode", "not-a-card"),
    ("NID2:12345678901234", "QRCode", "not-a-card"),
    ("nid1:12345678901234", "QRCode", "not-a-card"),
    (NANO_CARD + "0", "QRCode", "not-a-card"),
    (NANO_CARD, "Code128", "not-a-card"),
    (PLASTIC_CARD, "QRCode", "not-a-card"),
    ("9112345678901", "Code128", "not-a-card"),
    ("BEGIN:VCARD\r\nN:Tamm;Mari\r\nEND:VCARD", "QRCode", "contact-code"),
    ("BEGIN:VEVENT\nSUMMARY:x\nEND:VEVENT", "QRCode", "phone-action"),
    (f"{NANO_CARD}\x00", "QRCode", "code-unreadable"),
    ("NID1:1234\x1b[2J", "QRCode", "code-unreadable"),
    ("NID1:\u202e12345678901234", "QRCode", "code-unreadable"),
    ("NID1:１２３４５６７８９０１２３４", "QRCode", "code-unreadable"),
    ("NID1:١٢٣٤٥٦٧٨٩٠١٢٣٤", "QRCode", "code-unreadable"),
    ("ööööööö", "QRCode", "code-unreadable"),
    (b"\xff\xfe\x00", "QRCode", "code-unreadable"),
    ("\x1d0104740000000001", "Code128", "product-code"),
    ("\x1d0104740000000007", "Code128", "code-unreadable"),
    ("12345670\t", None, "product-code"),
    ("12345678", None, "not-a-card"),
    ("1234\t5678", None, "code-unreadable"),
    ("BEGIN:VCARD\r\nN:Mägi;Öie\r\nEND:VCARD", "QRCode", "contact-code"),
    ("https://example.com/\x1b[2J", "QRCode", "web-address"),
    ("9" * (MAX_CODE_BYTES + 1), "QRCode", "code-too-long"),
    ("A" * 4000, "QRCode", "code-too-long"),
    ("9" * 7089, "QRCode", "code-too-long"),
    ("https://example.com/" + "a" * 4000, "QRCode", "code-too-long"),
]


@pytest.mark.rule("X02")
@pytest.mark.parametrize(("payload", "symbology", "code"), FOREIGN)
def test_what_is_no_card_is_told_by_its_kind(payload: str | bytes, symbology: str | None, code: str) -> None:
    assert refusal(payload, symbology) == code


@pytest.mark.rule("X02")
def test_two_hundred_foreign_codes_are_all_judged_at_the_till() -> None:
    rng = random.Random(2026)
    kinds: dict[str, Callable[[], str]] = {
        "web-address": lambda: f"https://{rng.randrange(10**9)}.example/{rng.randrange(10**9)}",
        "wifi-code": lambda: f"WIFI:T:WPA;S:net{rng.randrange(999)};P:{rng.randrange(10**9)};;",
        "contact-code": lambda: f"MECARD:N:Person{rng.randrange(999)};TEL:{rng.randrange(10**8)};;",
        "not-a-card": lambda: "".join(rng.choices(string.ascii_letters, k=rng.randrange(1, 200))),
        "code-too-long": lambda: "".join(rng.choices(string.printable[:94], k=rng.randrange(257, 3000))),
    }
    for number in range(200):
        code, payload = list(kinds.items())[number % len(kinds)]
        assert refusal(payload()) == code


def test_a_code_of_exactly_the_longest_size_is_looked_at() -> None:
    assert refusal("A" * MAX_CODE_BYTES) == "not-a-card"


def test_a_refusal_never_repeats_the_code() -> None:
    with pytest.raises(CardCodeError) as refused:
        card_code(scanned("MECARD:N:Tamm,Mari;;"), FORMATS)
    assert "Tamm" not in str(refused.value)


# --- GS1: a service relation number as a card ---------------------------------------------------------

GSRN = CardFormat(
    CardForm.PLASTIC,
    card_pattern("^8018735005[0-9]{12}$").expression,
    frozenset({"Code128", "DataMatrix"}),
    CheckDigit.GSRN,
)
GSRN_CARD = "8018735005385000000011"


@pytest.mark.rule("X01")
@pytest.mark.parametrize(
    ("data", "symbology"),
    [
        (GSRN_CARD, "Code128"),
        (f"\x1d{GSRN_CARD}", "Code128"),
        (f"\x1d{GSRN_CARD}\x1d", "DataMatrix"),
        (f"{GSRN_CARD}\r\n", None),
        ("(8018)735005385000000011", None),
        ("(8018) 735005385000000011", None),
    ],
)
def test_a_service_relation_number_is_one_number_however_it_is_written(
    data: str, symbology: str | None
) -> None:
    card = card_code(scanned(data, symbology), [*FORMATS, GSRN])
    assert (card.text, card.form) == (GSRN_CARD, CardForm.PLASTIC)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        ("8018735005385000000012", "code-check-digit"),
        ("8018735005385000000011\x1d80191", "code-unreadable"),
        ("8017735005385000000011", "not-a-card"),
        ("8018935005385000000013", "not-a-card"),
        ("735005385000000011", "not-a-card"),
        ("(8018)73500538500000001\u0661", "code-unreadable"),
    ],
)
def test_what_only_looks_like_a_service_relation_number_is_no_card(data: str, code: str) -> None:
    with pytest.raises(CardCodeError) as refused:
        card_code(scanned(data, "Code128"), [GSRN])
    assert refused.value.code == code


def test_a_programme_without_such_cards_does_not_take_the_marks_of_gs1() -> None:
    assert refusal(f"\x1d{PLASTIC_CARD}", "Code128") == "code-unreadable"
    assert refusal(GSRN_CARD, "Code128") == "not-a-card"


# --- anything at all ----------------------------------------------------------------------------------

WIDE = CardFormat(CardForm.VIRTUAL, re.compile(".*", re.DOTALL), frozenset({"QRCode"}), CheckDigit.NONE)
"""Which no configuration can bring, since card_pattern refuses it: what is printable ASCII is still asked."""


@pytest.mark.rule("X02")
@given(
    data=st.binary(max_size=400)
    | st.text(max_size=300).map(lambda text: text.encode("utf-8", "surrogatepass")),
    symbology=st.sampled_from([None, "QRCode", "Code128", "EAN13", "ITF", "?"]),
)
@example(data=b"\x1d(8018)", symbology=None)
@example(data=b"0" * 256, symbology=None)
def test_no_bytes_whatsoever_get_more_than_a_refusal_with_a_known_code(
    data: bytes, symbology: str | None
) -> None:
    for formats in (FORMATS, (GSRN,), (WIDE,), ()):
        scan = scanned(data, symbology)
        judged = judgement(scan, formats)
        assert is_card(scan, formats) == isinstance(judged, CardCode)
        if isinstance(judged, CardCode):
            assert judged.text.isascii()
            assert judged.text.isprintable()
        else:
            assert judged in KINDS


def judgement(scan: Scan, formats: Sequence[CardFormat]) -> CardCode | str:
    """The card, or the code of the refusal; anything else that is raised is not caught."""
    try:
        return card_code(scan, formats)
    except CardCodeError as refused:
        return refused.code


KINDS = {
    *(code for _, _, code in FOREIGN),
    "code-check-digit",
}


def test_a_scan_that_is_printed_by_a_log_does_not_show_its_code() -> None:
    assert "4111" not in repr(scanned("4111111111111111"))

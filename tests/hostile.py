"""Codes that somebody made to do harm, and codes that do harm by accident: bytes from a seed, none of them a
card.
"""

from __future__ import annotations

import random
import string
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice

COUNT = 520
SEED = 2026


@dataclass(frozen=True)
class Hostile:
    """One payload, and which kind it is of."""

    kind: str
    data: bytes


def hostile_payloads(count: int = COUNT, seed: int = SEED) -> list[Hostile]:
    """So many different payloads, as many of each kind; the same seed gives the same ones."""
    return list(islice(_endless(random.Random(seed)), count))


def _endless(source: random.Random) -> Iterator[Hostile]:
    seen: set[bytes] = set()
    while True:
        for kind, make in KINDS.items():
            made = make(source)
            data = made if isinstance(made, bytes) else made.encode("utf-8", "surrogatepass")
            if data not in seen:
                seen.add(data)
                yield Hostile(kind, data)


def _word(source: random.Random, most: int = 12) -> str:
    return "".join(source.choices(string.ascii_letters + string.digits, k=source.randrange(6, most + 1)))


def _digits(source: random.Random, count: int) -> str:
    return "".join(source.choices(string.digits, k=count))


def _misread(source: random.Random) -> str:
    """A number of either programme whose check digits (ISO 7064, MOD 97-10) are wrong."""
    beginning, number = source.choice([("NID1:", ""), ("", "91"), ("", "92")]), _digits(source, 12)
    prefix, digits = beginning
    number = digits + number
    right = 98 - int(number) * 100 % 97
    wrong = (right + source.randrange(1, 97)) % 97 + 1
    return f"{prefix}{number}{wrong if wrong != right else wrong % 97 + 1:02}"


def _one(*templates: str) -> Callable[[random.Random], str]:
    """A template with `%w` for a word, `%n` for a misread number and `%d` for digits."""

    def make(source: random.Random) -> str:
        text = source.choice(templates)
        return (
            text.replace("%w", _word(source))
            .replace("%n", _misread(source))
            .replace("%d", _digits(source, source.randrange(8, 15)))
        )

    return make


def _among(*signs: str) -> Callable[[random.Random], str]:
    """A misread number with signs of these in it, before it or behind it."""

    def make(source: random.Random) -> str:
        number, at = _misread(source), source.randrange(0, 15)
        return number[:at] + "".join(source.choices(signs, k=source.randrange(1, 5))) + number[at:]

    return make


def _other_digits(source: random.Random) -> str:
    zero = source.choice([0xFF10, 0x0660, 0x06F0, 0x0966, 0x1D7CE])
    return "".join(chr(zero + int(sign)) if sign.isdigit() else sign for sign in _misread(source))


def _luhn(source: random.Random) -> str:
    number = source.choice(["4", "51", "2223", "37", "6011", "3530"]) + _digits(source, 11)
    number = number[:15]
    odd = sum(int(sign) for sign in number[-2::-2])
    even = sum(sum(divmod(2 * int(sign), 10)) for sign in number[-1::-2])
    return f"{number}{-(odd + even) % 10}"


def _product(source: random.Random) -> str:
    number = source.choice(["474", "640", "590", "978"]) + _digits(source, 9)
    weighed = sum(int(sign) * (3 if place % 2 else 1) for place, sign in enumerate(number))
    return f"{number}{-weighed % 10}"


def _broken_utf8(source: random.Random) -> bytes:
    bad = [b"\xff\xfe", b"\xc0\xaf", b"\xed\xa0\x80", b"\xf8\x88\x80\x80\x80", b"\xe2\x82", b"\x80\x80"]
    return _misread(source).encode() + source.choice(bad) + _word(source).encode()


def _too_long(source: random.Random) -> str:
    sign = source.choice(["9", "A", "NID1:", "%s", "\u202e", "https://"])
    return (sign * 900)[: source.randrange(257, 700)]


def _search_forever(source: random.Random) -> str:
    """Digits that almost fit, again and again: what an expression with nested repeats never gets over."""
    return _digits(source, 1) * source.randrange(20, 200) + source.choice("!x:")


def _noise(source: random.Random) -> bytes:
    return bytes(source.randrange(256) for _ in range(source.randrange(1, 200)))


def _printable_noise(source: random.Random) -> str:
    return "".join(source.choices(string.printable[:95], k=source.randrange(6, 120)))


def _almost(source: random.Random) -> str:
    number = _misread(source)
    return source.choice([number + "0", number[:-1], number.lower() + "x", f"0{number}", number + number])


KINDS: Mapping[str, Callable[[random.Random], str | bytes]] = {
    "web address": _one("https://%w.example/?id=%n", "HTTP://127.0.0.1:1/%w", "www.%w.example/%n"),
    "other scheme": _one(
        "javascript:fetch('/%w')",
        "file:///etc/%w",
        "data:text/html,<b>%w",
        "intent://%w#Intent;end",
        "vbscript:%w",
    ),
    "host of this till": _one(
        "http://localhost/v1/identifications?%w", "//127.0.0.1/%w", "\\\\%w\\share\\%n"
    ),
    "wifi": _one("WIFI:T:WPA;S:%w;P:%w;;", "wifi:S:<b>%w</b>;;"),
    "contact": _one("BEGIN:VCARD\r\nN:%w;Õie\r\nEND:VCARD", "MECARD:N:%w;URL:http://%w.example;;"),
    "phone action": _one("mailto:%w@example.com?body=%n", "tel:*#06#%d", "SMSTO:+372%d:%w", "geo:59,%d"),
    "sign-in secret": _one("otpauth://totp/%w?secret=%w", "otpauth-migration://offline?data=%w"),
    "payment card": _luhn,
    "magnetic stripe": lambda source: f"%B{_luhn(source)}^{_word(source)}/A^2912101?",
    "payment request": _one(
        "00020101021129300012D156000000000510%wO3230Q%d",
        "BCD\n002\n1\nSCT\n\n%w\nEE%d\nEUR12.30",
        "bitcoin:%w",
    ),
    "product": _product,
    "rich text": _one(
        "<b>%n</b>",
        "<img src=http://127.0.0.1/%w onerror=alert(1)>",
        "<a href='file:///%w'>%n</a>",
        "&lt;%w&#0;",
    ),
    "SQL": _one("%n' OR '1'='1", "'; DROP TABLE cards; --%w", '%n" UNION SELECT %d --', "%n%00"),
    "format": _one("%s%s%s%n%w", "{0.__class__}%w", "{{7*7}}%w", "${jndi:ldap://127.0.0.1/%w}", "%%%d$n"),
    "path": _one("../../../../etc/%w", "..\\..\\%w.exe", "/dev/zero/%w", "C:\\con\\%w", "~/%w"),
    "shell": _one("; rm -rf /%w", "$(reboot)%n", "`%w`", "%n|nc 127.0.0.1 1", "-%w --help"),
    "spreadsheet": _one("=HYPERLINK(%w)", "+%n+cmd|' /C calc'!A0", "@SUM(%w)", "=%n"),
    "markup": _one(
        "<?xml version='1.0'?><!DOCTYPE %w [<!ENTITY a '%n'>]>&a;", '{"code": "%n", "%w": NaN}', "[%n,,%w"
    ),
    "control": _among(
        *map(chr, range(1, 9)), "\x0b", "\x0c", "\x1a", "\x1c", "\x1d", "\x1e", "\x7f", "\x00", "\x85"
    ),
    "terminal": _among("\x1b[2J", "\x1b]0;owned\x07", "\x1bc", "\x9b31m", "\x1b[6n"),
    "direction": _among("\u202e", "\u2066", "\u200f", "\u061c", "\u202a"),
    "invisible": _among("\u200b", "\u00ad", "\ufeff", "\u2060", "\u00a0", "\u3000", "\ufffd", "\U000e0041"),
    "accents": _among("e\u0301", "n\u0303", "A\u030a" * 20, "\u0336", "Z\u0351\u0342\u0343", "Ž", "ß"),
    "emoji": _among("\U0001f600", "\U0001f468\u200d\U0001f469", "\U0001f1ea\U0001f1ea", "\u2764\ufe0f"),
    "surrogate": _among("\ud800", "\udfff", "\udc80"),
    "digits of others": _other_digits,
    "broken UTF-8": _broken_utf8,
    "too long": _too_long,
    "search forever": _search_forever,
    "misread": _misread,
    "almost": _almost,
    "scanner's own": _one(
        "]Q", "]C1]Q3]E0%w", "]Q1]Q1%n", "\x02%n\x03\x02%w", "\x1d8018%d", "(8018)%d", "]X9%n"
    ),
    "blanks": _one(" \u2003%n\u2003", "\u00a0%n", "%n %n", "   %w   "),
    "noise": _noise,
    "printable noise": _printable_noise,
}
"""By kind, how one is made."""

"""Which spellings of an address a till takes: plain HTTP leads to this machine, or nowhere."""

from __future__ import annotations

import pytest

from pos_client.backend.address import checked_address
from pos_client.backend.transport import Transport
from pos_client.domain.errors import InputError
from pos_client.domain.trust import Trust

PINS = tuple(f"sha256/{sign * 42}A=" for sign in "AB")

TABLE = {
    # this machine, in the three ways that leave no doubt
    "http://localhost:8790": "http://localhost:8790",
    "http://127.0.0.1:8790/": "http://127.0.0.1:8790",
    "http://127.8.9.10": "http://127.8.9.10",
    "http://[::1]:8790": "http://[::1]:8790",
    "HTTP://LocalHost:8790/loyalty/": "http://localhost:8790/loyalty",
    " http://localhost ": "http://localhost",
    "http://[0:0:0:0:0:0:0:1]": "http://[0:0:0:0:0:0:0:1]",
    # this machine, perhaps, for some libraries
    "http://127.1": "url-not-secure",
    "http://127.0.1": "url-not-secure",
    "http://2130706433": "url-not-secure",
    "http://0x7f000001": "url-not-secure",
    "http://0x7f.1": "url-not-secure",
    "http://0177.0.0.1": "url-not-secure",
    "http://0.0.0.0": "url-not-secure",
    "http://[::]": "url-not-secure",
    "http://[::ffff:127.0.0.1]": "url-not-secure",
    "http://[::ffff:7f00:1]": "url-not-secure",
    "http://localhost.": "url-not-secure",
    "http://127.0.0.1.": "url-not-secure",
    "http://my.localhost": "url-not-secure",
    # other machines that look like it
    "http://localhost.evil": "url-not-secure",
    "http://127.0.0.1.evil.example": "url-not-secure",
    "http://evil-localhost": "url-not-secure",
    "http://backend.example": "url-not-secure",
    "http://10.0.0.1": "url-not-secure",
    "http://[2001:db8::1]": "url-not-secure",
    "http://[fe80::1]": "url-not-secure",
    # names and passwords, questions, and what only pretends to be a part of the host
    "http://localhost@evil.example": "url-invalid",
    "http://localhost:80@evil.example": "url-invalid",
    "http://user:secret@localhost": "url-invalid",
    "http://:secret@localhost": "url-invalid",
    "http://@localhost": "url-invalid",
    "https://user@backend.example": "url-invalid",
    "http://localhost\\@evil.example": "url-invalid",
    "http://evil.example\\.localhost": "url-invalid",
    "http://localhost#@evil.example": "url-invalid",
    "http://localhost?x": "url-invalid",
    "https://backend.example#part": "url-invalid",
    "http://[::1%25eth0]": "url-invalid",
    "http://local%68ost": "url-invalid",
    "http://local\nhost": "url-invalid",
    "http://local\thost": "url-invalid",
    "http://local host": "url-invalid",
    "http://localhost:0": "url-invalid",
    "http://localhost:99999": "url-invalid",
    "http://localhost:port": "url-invalid",
    "http://::1": "url-invalid",
    "http://[::1": "url-invalid",
    "http://": "url-invalid",
    "localhost:8790": "url-invalid",
    "//localhost": "url-invalid",
    "ftp://localhost": "url-invalid",
    "file:///etc/hosts": "url-invalid",
    "javascript:alert(1)": "url-invalid",
    "": "url-invalid",
    # letters that only look like others
    "http://ⓛocalhost": "url-invalid",
    "http://127。0。0。1": "url-invalid",
    "http://lоcalhost": "url-invalid",  # a Cyrillic o
    "https://bäckend.example": "url-invalid",
    "https://backend․example": "url-invalid",
    "https://xn--bckend-cua.example": "https://xn--bckend-cua.example",
    # TLS leads anywhere: there the certificate says who answers
    "https://backend.example": "https://backend.example",
    "https://backend.example.": "https://backend.example.",
    "https://backend.example:8443/loyalty": "https://backend.example:8443/loyalty",
    "https://[2001:db8::1]:8443": "https://[2001:db8::1]:8443",
    "https://10.0.0.1": "https://10.0.0.1",
    "https://back_end.example": "https://back_end.example",
    "https://-backend.example": "url-invalid",
    "https://backend..example": "url-invalid",
}


@pytest.mark.parametrize(("spelling", "expected"), TABLE.items())
def test_an_address_is_taken_or_refused_by_its_spelling(spelling: str, expected: str) -> None:
    try:
        made = checked_address(spelling)
    except InputError as error:
        made = error.code
    assert made == expected


@pytest.mark.parametrize("trust", [Trust(authorities="-----BEGIN CERTIFICATE-----"), Trust(pins=PINS)])
def test_who_asks_for_authorities_or_pins_is_not_left_without_tls(trust: Trust) -> None:
    with pytest.raises(InputError, match="trust-without-tls"):
        Transport("http://localhost:8790", lambda: pytest.fail("nobody asks"), trust=trust)

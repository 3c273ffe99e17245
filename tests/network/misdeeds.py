"""What a network does to a request and its answer. Each misdeed says whether the connection stays open."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from random import Random

from tests.network.exchange import Exchange

Misdeed = Callable[[Exchange], bool]

PORTAL = b"<html><body><h1>Welcome to our Wi-Fi</h1><form>Accept</form></body></html>"
GARBAGE = (
    b"SSH-2.0-OpenSSH_9.2\r\n\r\n",
    b"HTTP/1.1 two hundred OK\r\n\r\n",
    b"HTTP/9.9 200 OK\r\nContent-Length: 2\r\n\r\n{}",
    b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",
    b"HTTP/1.1 99999 OK\r\nContent-Length: 0\r\n\r\n",
    b"HTTP/1.1 200 OK\r\nContent-Length: minus one\r\n\r\n{}",
    b"\x00" * 64,
)
FAILURES = (b"500 Oops", b"502 Bad Gateway", b"503 Service Unavailable", b"504 Gateway Timeout")
HUGE_BYTES = 17 * 1024 * 1024
"""A little more than a till takes."""


def http(status: bytes, kind: bytes, body: bytes, headers: bytes = b"") -> bytes:
    """A whole answer."""
    size = str(len(body)).encode()
    head = b"HTTP/1.1 " + status + b"\r\nContent-Type: " + kind + b"\r\nContent-Length: " + size
    return head + b"\r\n" + headers + b"\r\n" + body


def nothing(exchange: Exchange) -> bool:
    """The network as it should be."""
    exchange.say(exchange.answer())
    return True


def latency(exchange: Exchange) -> bool:
    """Late on both ways."""
    exchange.wait(exchange.source.uniform(0.005, 0.05))
    answer = exchange.answer()
    exchange.wait(exchange.source.uniform(0.005, 0.05))
    exchange.say(answer)
    return True


def slow_bytes(exchange: Exchange) -> bool:
    """The answer at one byte a second, after the backend has acted (F19)."""
    exchange.drip(exchange.answer(), 1.0)
    return True


def slow_head(exchange: Exchange) -> bool:
    """The backend has acted, and for half a minute nothing comes (F19)."""
    answer = exchange.answer()
    exchange.wait(30.0)
    exchange.say(answer)
    return True


def black_hole(_exchange: Exchange) -> bool:
    """The request goes nowhere and nobody says so."""
    _exchange.wait_for_the_client_to_go()
    return False


def delivered_late(exchange: Exchange) -> bool:
    """The request reaches the backend when the client has given it up already."""
    exchange.wait_for_the_client_to_go()
    exchange.answer()
    return False


def dropped_before(_exchange: Exchange) -> bool:
    """Closed without a word; the backend never heard of it."""
    return False


def dropped_after(exchange: Exchange) -> bool:
    """The answer is lost after the commit (F17)."""
    exchange.answer()
    return False


def request_cut(exchange: Exchange) -> bool:
    """The backend gets half a request."""
    exchange.answer(exchange.request[: -max(1, len(exchange.request) // 2)])
    return False


def answer_cut(exchange: Exchange) -> bool:
    """Closed in the middle of the body."""
    answer = exchange.answer()
    exchange.say(answer[: -exchange.source.randint(1, max(1, _body_bytes(answer)))])
    return False


def reset_before(exchange: Exchange) -> bool:
    """RST instead of an answer; the backend never heard of it."""
    exchange.reset()
    return False


def reset_after(exchange: Exchange) -> bool:
    """RST in the middle of the answer (F20)."""
    answer = exchange.answer()
    exchange.say(answer[: len(answer) // 2])
    exchange.reset()
    return False


def truncated_json(exchange: Exchange) -> bool:
    """A whole answer, with half of the JSON (F20)."""
    body = exchange.answer().partition(b"\r\n\r\n")[2]
    exchange.say(http(b"200 OK", b"application/json", body[: len(body) // 2]))
    return True


def replayed(exchange: Exchange) -> bool:
    """The backend gets the request up to six times; one of its answers is told (F13)."""
    answers = [exchange.answer() for _ in range(1 + exchange.source.randint(1, 5))]
    exchange.say(exchange.source.choice(answers))
    return True


def told_again(exchange: Exchange) -> bool:
    """A cache in between gives the answer of the request before."""
    exchange.say(exchange.earlier.get(exchange.request_line) or exchange.answer())
    return True


def portal_page(exchange: Exchange) -> bool:
    """A captive portal's 200 (F21)."""
    exchange.say(http(b"200 OK", b"text/html; charset=utf-8", PORTAL))
    return True


def portal_json(exchange: Exchange) -> bool:
    """One that even says it is JSON."""
    exchange.say(
        http(b"200 OK", b"application/json", exchange.source.choice((b"{}", b"[]", b"null", PORTAL)))
    )
    return True


def portal_redirect(exchange: Exchange) -> bool:
    """To a page of the proxy's own, which notes who comes (F21)."""
    host = next(line for line in exchange.request.split(b"\r\n") if line.lower().startswith(b"host:"))
    to = b"Location: http://" + host.partition(b":")[2].strip() + b"/portal\r\n"
    status = exchange.source.choice((b"301 Moved", b"302 Found", b"307 Elsewhere", b"308 Moved"))
    exchange.say(http(status, b"text/html", PORTAL, to))
    return True


def garbage(exchange: Exchange) -> bool:
    """No HTTP at all, or not quite."""
    exchange.say(exchange.source.choice(GARBAGE))
    return False


def huge_body(exchange: Exchange) -> bool:
    """More than anybody should read."""
    exchange.answer()
    exchange.say(http(b"200 OK", b"application/json", b" " * HUGE_BYTES))
    return True


def wrong_type(exchange: Exchange) -> bool:
    """The right answer under a wrong name."""
    body = exchange.answer().partition(b"\r\n\r\n")[2]
    exchange.say(http(b"200 OK", b"text/plain", body))
    return True


def failing(exchange: Exchange) -> bool:
    """A gateway's 5xx, half of the time after the backend has acted."""
    if exchange.source.random() < 0.5:
        exchange.answer()
    exchange.say(http(exchange.source.choice(FAILURES), b"text/html", b"<html>sorry</html>"))
    return True


MISDEEDS: Mapping[str, Misdeed] = {
    one.__name__: one
    for one in (
        latency,
        slow_bytes,
        slow_head,
        black_hole,
        delivered_late,
        dropped_before,
        dropped_after,
        request_cut,
        answer_cut,
        reset_before,
        reset_after,
        truncated_json,
        replayed,
        told_again,
        portal_page,
        portal_json,
        portal_redirect,
        garbage,
        huge_body,
        wrong_type,
        failing,
    )
}

Plan = Callable[[Random], str]
"""Which misdeed befalls an exchange: its name, or "nothing"."""


def never(_source: Random) -> str:
    """All is well."""
    return "nothing"


def always(name: str) -> Plan:
    """The same each time."""
    return lambda _source: name


def sometimes(name: str, share: float) -> Plan:
    """In this share of the exchanges."""
    return lambda source: name if source.random() < share else "nothing"


def mixed(source: Random) -> str:
    """All of them; two exchanges of five are spared."""
    return "nothing" if source.random() < 0.4 else source.choice(sorted(MISDEEDS))


def _body_bytes(answer: bytes) -> int:
    return len(answer.partition(b"\r\n\r\n")[2])

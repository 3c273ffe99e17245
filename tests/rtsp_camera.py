"""A network camera that speaks RTSP on loopback, as far as one client needs (RFC 2326, RFC 2435).

Pictures travel as JPEG over RTP, interleaved in the one TCP connection, so there is no port to guess.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tests.network_camera import Answer, Caller

_PAYLOAD_TYPE, _CLOCK_HZ, _PIECE = 26, 90_000, 1400
_LUMINANCE_HALVED = 1
"""RFC 2435, type 1: colours at half the width and height, which is how OpenCV writes a JPEG."""
_TABLES_FOLLOW = 255


@dataclass(frozen=True)
class Jpeg:
    """What RTP sends of a picture: the rest of a JPEG's head is the same for all."""

    width: int
    height: int
    tables: bytes
    scan: bytes


def taken_apart(data: bytes) -> Jpeg:
    """The parts of a baseline JPEG with the usual Huffman tables (ITU-T T.81)."""
    tables, width, height, at = b"", 0, 0, 2
    while True:
        marker, length = struct.unpack_from(">xBH", data, at)
        body = data[at + 4 : at + 2 + length]
        at += 2 + length
        if marker == 0xDB:
            tables += b"".join(body[start + 1 : start + 65] for start in range(0, len(body), 65))
        elif marker == 0xC0:
            height, width = struct.unpack_from(">xHH", body)
        elif marker == 0xDA:
            return Jpeg(width, height, tables, data[at:-2])


def rtp_packets(jpeg: Jpeg, first: int, timestamp: int) -> Iterator[bytes]:
    """The packets of one picture, numbered from `first`."""
    for number, start in enumerate(range(0, len(jpeg.scan), _PIECE)):
        is_last = start + _PIECE >= len(jpeg.scan)
        marker = 0x80 if is_last else 0
        head = struct.pack(">BBHII", 0x80, marker | _PAYLOAD_TYPE, (first + number) & 0xFFFF, timestamp, 7)
        head += struct.pack(">I", start)
        head += bytes([_LUMINANCE_HALVED, _TABLES_FOLLOW, jpeg.width // 8, jpeg.height // 8])
        if start == 0:
            head += struct.pack(">BBH", 0, 0, len(jpeg.tables)) + jpeg.tables
        yield head + jpeg.scan[start : start + _PIECE]


def rtsp_camera(pictures: Sequence[bytes], every_s: float = 0.04) -> Answer:
    """Shows these at its pace and then hangs up."""
    parts = [taken_apart(one) for one in pictures]

    def answer(caller: Caller) -> None:
        request: bytes = caller.request
        while not request.startswith(b"PLAY"):
            caller.send(_reply(request))
            request = caller.receive()
        caller.send(_reply(request))
        sent = 0
        for number, jpeg in enumerate(parts):
            for packet in rtp_packets(jpeg, sent, round(number * every_s * _CLOCK_HZ)):
                caller.send(struct.pack(">cBH", b"$", 0, len(packet)) + packet)
                sent += 1
            if not caller.wait(every_s):
                return

    return answer


def _reply(request: bytes) -> bytes:
    words = request.decode().splitlines()
    verb, url = words[0].split()[:2]
    asked = dict(line.split(": ", 1) for line in words[1:] if ": " in line)
    told = {"CSeq": asked["CSeq"], "Session": "7"}
    body = ""
    if verb == "OPTIONS":
        told["Public"] = "OPTIONS, DESCRIBE, SETUP, PLAY, TEARDOWN"
    elif verb == "DESCRIBE":
        body = (
            f"v=0\r\no=- 0 0 IN IP4 127.0.0.1\r\ns=camera\r\nt=0 0\r\nm=video 0 RTP/AVP {_PAYLOAD_TYPE}\r\n"
        )
        told |= {"Content-Type": "application/sdp", "Content-Base": url, "Content-Length": str(len(body))}
    elif verb == "SETUP":
        told["Transport"] = "RTP/AVP/TCP;unicast;interleaved=0-1"
    head = "".join(f"{name}: {value}\r\n" for name, value in told.items())
    return f"RTSP/1.0 200 OK\r\n{head}\r\n{body}".encode()

"""A network camera on loopback: 1280×720, 30 frames a second, MJPEG over HTTP. Prints its port.

A process of its own, so that what it costs is not counted: `python -m tools.bench.mjpeg_server still`.
"""

from __future__ import annotations

import itertools
import sys
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from pos_client.scanning.decoding.opencv import cv2
from tests.clips import FRAMES_PER_S
from tests.clips.scenes import empty_frames

PICTURES = 30
"""Drawn once and sent again and again: no two that follow each other have the same noise."""


def jpegs(kind: str) -> list[bytes]:
    """What is sent, in turn."""
    return [bytes(cv2.imencode(".jpg", frame)[1]) for frame in empty_frames(kind, PICTURES, 5)]


def serve(pictures: list[bytes]) -> None:
    """Until the process ends."""
    pause = threading.Event()

    class Stream(BaseHTTPRequestHandler):
        """One long answer (RFC 2046, multipart)."""

        def do_GET(self) -> None:
            """Every frame at its time."""
            self.send_response(200)
            self.send_header("Content-Type", "multipart/x-mixed-replace; boundary=frame")
            self.end_headers()
            due_s = time.monotonic()
            for jpeg in itertools.cycle(pictures):
                head = f"--frame\r\nContent-Type: image/jpeg\r\nContent-Length: {len(jpeg)}\r\n\r\n"
                try:
                    self.wfile.write(head.encode() + jpeg + b"\r\n")
                except OSError:
                    return  # the camera was closed
                due_s += 1 / FRAMES_PER_S
                pause.wait(max(0.0, due_s - time.monotonic()))

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Stream)
    print(server.server_address[1], flush=True)
    server.serve_forever()


if __name__ == "__main__":
    serve(jpegs(sys.argv[1]))

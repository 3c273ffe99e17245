"""The embedded backend never outlives the demo, and says why it did not start."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from pos_client.demo.backend_process import BackendNotStartedError, BackendProcess

READY = json.dumps({"url": "http://127.0.0.1:4321", "registers": [], "staff": [], "sample_cards": []})
UNTIL_INPUT_ENDS = f"""
import sys
print({READY!r}, flush=True)
sys.stdin.buffer.read()
"""
STUBBORN = f"""
import signal, threading
print({READY!r}, flush=True)
threading.Event().wait()
"""
PARENT = """
import pathlib, sys, threading
from pos_client.demo.backend_process import BackendProcess
backend = BackendProcess([sys.executable, "-c", sys.argv[1]], pathlib.Path(sys.argv[2]))
print(backend.pid, flush=True)
threading.Event().wait()
"""


def python(code: str) -> list[str]:
    return [sys.executable, "-c", code]


def test_the_announcement_says_where_the_backend_is(tmp_path: Path) -> None:
    with BackendProcess(python(UNTIL_INPUT_ENDS), tmp_path / "log") as backend:
        assert backend.announcement.address == ("127.0.0.1", 4321)


def test_a_backend_ends_when_its_input_does(tmp_path: Path) -> None:
    backend = BackendProcess(python(UNTIL_INPUT_ENDS), tmp_path / "log")
    backend.close()
    backend.close()
    assert backend.exit_code == 0


def test_a_backend_that_does_not_listen_is_ended_all_the_same(tmp_path: Path) -> None:
    backend = BackendProcess(python(STUBBORN), tmp_path / "log", end_s=0.2)
    backend.close()
    assert backend.exit_code != 0


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("import sys; sys.exit('no room on the disk')", "no room on the disk"),
        ("print('hello')", "it said nothing"),
        ("pass", "it said nothing"),
    ],
    ids=["an error", "another word", "silence"],
)
def test_a_backend_that_does_not_come_up_is_told_with_its_last_words(
    tmp_path: Path, code: str, words: str
) -> None:
    with pytest.raises(BackendNotStartedError) as refused:
        BackendProcess(python(code), tmp_path / "log")
    assert refused.value.code == "demo-backend-not-started"
    assert refused.value.detail == words


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL and pipes of the parent are POSIX's here")
def test_a_killed_demo_takes_its_backend_with_it(tmp_path: Path) -> None:
    command = [*python(PARENT), UNTIL_INPUT_ENDS, str(tmp_path / "log")]
    parent = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert parent.stdout is not None
    with parent.stdout as said:
        backend = int(said.readline())
        # Its standard output ends when the last process that holds it has ended: the backend holds another.
        parent.kill()
        parent.wait()
    assert ends(backend)


def ends(pid: int) -> bool:
    """Whether the process, no child of ours, is gone soon; the kernel is asked, not the clock."""
    try:
        handle = os.pidfd_open(pid) if hasattr(os, "pidfd_open") else None
    except ProcessLookupError:
        return True
    if handle is None:
        pytest.skip("no way to wait for a process that is not a child")
    import select

    ready, _, _ = select.select([handle], [], [], 10)
    os.close(handle)
    if not ready:
        os.kill(pid, signal.SIGKILL)
    return bool(ready)

"""`kill -9` on the real till with the real backend, at named places and anywhere (F01, F02; I1 to I3, I5)."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.faults.kills import CONTROLS

ROOT = Path(__file__).parents[2]
CYCLES = 18
"""Each place three times; `python -m tests.faults.kills --cycles 2000` goes on."""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="tills begin as copies of a process: POSIX only")
def test_what_a_killed_till_had_said_is_recorded_and_counted_once_and_planted_faults_show() -> None:
    # In a process of its own: it copies itself, which one with threads must not.
    command = [sys.executable, "-m", "tests.faults.kills", "--cycles", str(CYCLES), "--seed", "7"]
    done = subprocess.run(
        [*command, "--controls"], cwd=ROOT, capture_output=True, text=True, timeout=300, check=False
    )
    sys.stdout.write(done.stdout)
    first, *controls = done.stdout.splitlines()
    assert f"cycles {CYCLES} " in first
    assert "lost 0, doubled 0, broken 0" in first, done.stdout + done.stderr
    assert len([line for line in controls if ": caught: " in line]) == len(CONTROLS), done.stdout
    assert done.returncode == 0
    assert not done.stderr

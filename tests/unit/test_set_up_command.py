"""`./dev`, the command that a newcomer meets first, on machines that lack something."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
TOOLS = (
    "sh",
    "dirname",
    "uname",
    "sed",
    "tr",
    "grep",
    "cat",
    "cksum",
    "mkdir",
    "rm",
    "mv",
    "id",
    "sleep",
    "env",
    "tail",
)

pytestmark = pytest.mark.skipif(
    sys.platform == "win32", reason="./dev is a POSIX script; Windows uses uv run"
)


class Machine:
    """A machine with only the programs that a test puts there, and a checkout with `./dev` in it."""

    def __init__(self, folder: Path) -> None:
        self.checkout = folder / "a checkout"
        self.programs = folder / "bin"
        self.programs.mkdir()
        (self.checkout / "tools").mkdir(parents=True)
        for name in ("dev", "pyproject.toml", "requirements.lock", "tools/debian-packages.txt"):
            shutil.copy(ROOT / name, self.checkout / name)
        for name in TOOLS:
            self.link(name)

    def link(self, name: str) -> None:
        found = shutil.which(name)
        assert found, f"this test needs {name}"
        (self.programs / name).symlink_to(found)

    def script(self, name: str, text: str) -> None:
        path = self.programs / name
        path.unlink(missing_ok=True)  # a link would be written through, into the system's own program
        path.write_text(f"#!/bin/sh\n{text}\n", encoding="utf-8")
        path.chmod(0o755)

    def python(self, *, environments: bool = True) -> None:
        """A Python that is new enough; without `environments` it cannot make one and the set-up ends."""
        refusal = "" if environments else '[ "$1 $2" = "-m venv" ] && exit 1\n'
        self.script("python3", f'{refusal}exec "{sys.executable}" "$@"')

    def somebody_else_sets_up(self) -> None:
        """Another set-up holds the lock, and this one is interrupted as soon as it waits."""
        (self.checkout / ".cache" / "set-up-runs").mkdir(parents=True)
        self.script("sleep", "kill $PPID")

    def debian(self, *installed: str, user: int = 1000) -> None:
        """dpkg and apt-get as Debian has them, with these packages installed."""
        rows = "".join(f"installed {name}\\n" for name in installed)
        self.script("dpkg-query", f"printf '{rows}'")
        self.script("apt-get", f'echo "$@" >>{self.programs.parent}/apt-calls')
        self.script("id", f"echo {user}")

    def apt_calls(self) -> list[str]:
        calls = self.programs.parent / "apt-calls"
        return calls.read_text(encoding="utf-8").splitlines() if calls.exists() else []

    def dev(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        surroundings = {"PATH": str(self.programs), "HOME": str(self.checkout), "LC_ALL": "C"}
        command = [str(self.programs / "sh"), "./dev", *arguments]
        return subprocess.run(
            command,
            cwd=self.checkout,
            env=surroundings,
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return Machine(tmp_path)


def library_names(*kinds: str) -> list[str]:
    lines = (ROOT / "tools/debian-packages.txt").read_text(encoding="utf-8").splitlines()
    return [line.split()[1] for line in lines if line.split()[0] in kinds]


def test_without_a_command_it_lists_them_all_and_sets_nothing_up(machine: Machine) -> None:
    result = machine.dev()
    assert result.returncode == 0
    for command in ("demo", "run", "test", "check", "rules", "backend", "bench", "shots", "lock"):
        assert f"./dev {command} " in result.stdout
    assert not (machine.checkout / ".venv").exists()


def test_an_unknown_command_is_named(machine: Machine) -> None:
    result = machine.dev("tset")
    assert result.returncode == 2
    assert "there is no command 'tset'" in result.stderr


def test_without_a_new_enough_python_it_says_so_and_what_to_install(machine: Machine) -> None:
    machine.script("python3", "exit 1")
    result = machine.dev("setup")
    assert result.returncode == 10
    assert "no Python 3.11 or newer" in result.stderr
    assert "apt-get install" in result.stderr


def test_without_root_it_prints_the_one_command_that_is_needed_and_stops(machine: Machine) -> None:
    machine.python()
    present = [name for name in library_names("run") if name not in ("libegl1", "libzbar0")]
    machine.debian(*present)
    result = machine.dev("setup")
    assert result.returncode == 11
    assert (
        "sudo apt-get update && sudo apt-get install -y --no-install-recommends libegl1 libzbar0\n"
        in result.stderr
    )
    assert machine.apt_calls() == []
    assert not (machine.checkout / ".venv").exists()


def test_as_root_it_installs_what_is_missing_after_an_update(machine: Machine) -> None:
    machine.python()
    machine.debian(*library_names("run"), user=0)
    machine.somebody_else_sets_up()
    machine.dev("test", "--version")
    update, install = machine.apt_calls()
    assert update.startswith("update")
    assert install.endswith(" ".join(name for name in library_names("test")))


def test_libraries_under_their_names_of_64_bit_time_count_as_installed(machine: Machine) -> None:
    machine.python()
    machine.debian(*(f"{name}t64" for name in library_names("run")))
    machine.somebody_else_sets_up()
    assert "missing" not in machine.dev("setup").stderr


def test_where_there_is_no_apt_it_names_the_libraries_and_goes_on(machine: Machine) -> None:
    machine.python()
    machine.somebody_else_sets_up()
    result = machine.dev("setup")
    if sys.platform == "linux":
        assert "no apt here" in result.stderr
        assert "libegl1" in result.stderr
    assert "is setting up; waiting for it" in result.stderr


def test_a_lock_whose_owner_is_gone_is_taken_over(machine: Machine) -> None:
    machine.python(environments=False)
    machine.debian(*library_names("run"))
    held = machine.checkout / ".cache" / "set-up-runs"
    held.mkdir(parents=True)
    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait()
    (held / "pid").write_text(str(gone.pid), encoding="utf-8")
    result = machine.dev("setup")
    assert result.returncode == 12, result.stderr
    assert "waiting" not in result.stderr
    assert not held.exists()


def test_an_interrupted_set_up_leaves_no_stamp_and_says_where_the_whole_output_is(machine: Machine) -> None:
    machine.python()
    machine.debian(*library_names("run"))
    (machine.checkout / "requirements.lock").write_text("not a requirement at all\n", encoding="utf-8")
    result = machine.dev("setup")
    assert result.returncode == 12
    assert ".cache/pip.log" in result.stderr
    assert not (machine.checkout / ".venv" / "set-up-for").exists()


def test_the_script_is_executable() -> None:
    assert os.access(ROOT / "dev", os.X_OK)

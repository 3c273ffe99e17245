"""What the doctor says about the decoders."""

import json
from pathlib import Path

import pytest

from pos_client.bootstrap.folders import DataFolder
from pos_client.bootstrap.surroundings import Surroundings
from pos_client.cli.doctor import doctor
from pos_client.scanning.decoding import zbar_stage
from pos_client.secret_store.memory_store import MemorySecretStore


def test_the_doctor_says_that_zbar_is_missing_what_that_means_and_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(zbar_stage, "_load_pyzbar", lambda: (None, "Unable to find zbar shared library"))
    doctor(DataFolder(tmp_path), Surroundings(MemorySecretStore()), camera="none", as_json=True)
    findings = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    (finding,) = [one for one in findings if one["part"] == "decoder"]
    assert not finding["ok"]
    assert "zxing-cpp alone" in finding["says"]
    assert finding["advice"].startswith("Unable to find zbar shared library; ")

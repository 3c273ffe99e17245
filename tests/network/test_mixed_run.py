"""Everything at once, by seeds; and bugs that the run must find."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from random import Random

import pytest
import requests

from pos_client.backend.client import BackendClient
from pos_client.domain.errors import UnreachableError
from pos_client.domain.exchange import Head, Json, Receipt, UploadAnswer
from tests.network.misdeeds import MISDEEDS, sometimes
from tests.network.mixed_run import run, summary
from tests.network.proxy import Proxy
from tests.network.shop import Shop
from tests.network.till import NetworkTill

SEEDS = range(1, 11)
"""Each misdeed has a run of its own in test_each_fault; `python -m tests.network --seeds 1000` goes on."""


@pytest.mark.timeout(300)
def test_whatever_a_network_does_everything_arrives_and_nothing_twice(
    shop: Shop, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    outcomes = [run(tmp_path / str(seed), shop, seed) for seed in SEEDS]
    with capsys.disabled():
        sys.stdout.write(f"\n{summary(outcomes)}\n")
    assert [one.row() for one in outcomes if not one.is_right] == []
    assert len({name for one in outcomes for name in one.done}) > len(MISDEEDS) / 2


def test_the_same_seed_does_the_same_to_the_same_exchange(shop: Shop) -> None:
    def drawn(seed: int) -> list[float]:
        told: list[float] = []

        def note(source: Random) -> str:
            told.append(source.random())
            return "portal_page"

        with Proxy(shop.process.port, seed, note) as proxy, requests.Session() as session:
            for _ in range(2):
                session.get(f"{proxy.url}/v1/health", timeout=5)
        return told

    assert drawn(5) == drawn(5) != drawn(6)


# --- controls: a till with a bug, and the run notices ----------------------------------------------


def test_a_till_that_takes_a_portals_page_for_an_acknowledgement_is_found_out(
    shop: Shop, tmp_path: Path
) -> None:
    def believes_anything(till: NetworkTill) -> None:
        _upload_by(till, _believing)

    found = run(tmp_path / "believing", shop, 1, plan=sometimes("portal_page", 0.5), habit=believes_anything)
    assert found.claimed > 0
    assert not found.is_right


def test_a_till_that_records_anew_when_no_answer_comes_is_found_out(shop: Shop, tmp_path: Path) -> None:
    def records_anew(till: NetworkTill) -> None:
        def upload(client: BackendClient, head: Head, entries: Sequence[Json]) -> UploadAnswer:
            try:
                return BackendClient.upload(client, head, entries)
            except UnreachableError:
                kept = list(till.recorded)
                till.record(1)
                till.recorded[:] = kept  # the customer bought once
                raise

        _upload_by(till, upload)

    found = run(tmp_path / "anew", shop, 1, plan=sometimes("dropped_after", 0.5), habit=records_anew)
    assert found.arrived.doubled > 0
    assert not found.is_right


def test_a_till_that_follows_redirects_is_found_out(
    shop: Shop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ask = requests.Session.request

    def follow(session: requests.Session, *arguments: object, **options: object) -> requests.Response:
        return ask(session, *arguments, **{**options, "allow_redirects": True})  # type: ignore[arg-type]

    monkeypatch.setattr(requests.Session, "request", follow)
    found = run(tmp_path / "following", shop, 1, plan=sometimes("portal_redirect", 0.5))
    assert found.followed > 0
    assert not found.is_right


def _upload_by(
    till: NetworkTill, upload: Callable[[BackendClient, Head, Sequence[Json]], UploadAnswer]
) -> None:
    client = till.at_the_back

    def planted(
        head: Head, entries: Sequence[Json], meanwhile: Callable[[], None] | None = None
    ) -> UploadAnswer:
        return upload(client, head, entries)

    client.upload = planted  # type: ignore[method-assign]


def _believing(client: BackendClient, head: Head, entries: Sequence[Json]) -> UploadAnswer:
    try:
        return BackendClient.upload(client, head, entries)
    except UnreachableError as error:
        if error.code != "captive-portal":
            raise
        return UploadAnswer(tuple(_acknowledged(one) for one in entries), None)


def _acknowledged(entry: Json) -> Receipt:
    header = entry["header"]
    assert isinstance(header, dict)
    return Receipt(
        header["epoch"], header["seq"], header["entry_id"], "accepted", None, None, datetime.now(UTC)
    )

"""`pos-client journal`: what is on this till. Reads beside a running till; `deliver`, `import`
and a sealed export need it to be closed.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from offline_cache.chain import HeadSigner
from offline_cache.export import export_journal
from offline_cache.journal import Journal
from offline_cache.store import Store
from offline_cache.verify import VerifyReport
from pos_client.bootstrap.folders import DataFolder
from pos_client.bootstrap.opening import Till
from pos_client.bootstrap.secret_places import secrets_of
from pos_client.bootstrap.surroundings import Surroundings
from pos_client.cli.exit_codes import Exit
from pos_client.cli.leaving import export_sealed_command, import_command, waiting_command
from pos_client.domain.entry import Kind
from pos_client.domain.errors import InputError, RefusedError
from pos_client.services.link import LinkWatch


def journal_command(given: argparse.Namespace, folder: DataFolder, outside: Surroundings) -> int:
    """Carry out one of them. Nothing printed has a card code or a member in it, but `export` has both.

    Raises:
        RefusedError: `not-enrolled`.
        InputError: `output-not-written`.
        SecretStoreError, CacheError: as the keyring and the cache.
    """
    if given.what == "deliver":
        return _deliver(folder, outside, as_json=given.json)
    if given.what == "import":
        return import_command(given, folder, outside)
    if given.what == "waiting":
        return waiting_command(given, folder, outside)
    if given.what == "export" and given.sealed:
        return export_sealed_command(given.output, folder, outside, as_json=given.json)
    if given.output is not None:
        folder.refuse_output(given.output)
    with reading(folder, outside) as journal:
        return _READERS[given.what](journal, given)


@contextmanager
def reading(folder: DataFolder, outside: Surroundings) -> Iterator[Journal]:
    """The journal of an enrolled installation, for reading only.

    Raises:
        SecretStoreError, CacheError: as the keyring and the cache.
    """
    with reading_store(folder, outside) as (_, journal):
        yield journal


@contextmanager
def reading_store(folder: DataFolder, outside: Surroundings) -> Iterator[tuple[Store, Journal]]:
    """The same with the file that it stands in."""
    installation = folder.installation()
    if installation is None:
        raise RefusedError("not-enrolled")
    secrets = secrets_of(installation, outside.secrets)
    with Store.open_for_reading(folder.database, secrets.database_key) as store:
        journal = store.open_journal(
            register=installation.register_id,
            zone="UTC",
            key_id=HeadSigner(secrets.signing_key).key_id,
            instance=installation.instance,
            clock_evidence=dict,
        )
        yield store, journal


def _or_dash(value: object) -> str:
    """For people: there is none."""
    return "-" if value is None else str(value)


def _status(journal: Journal, given: argparse.Namespace) -> int:
    status = journal.status()
    told = {
        "epoch": status.epoch,
        "head_seq": status.head_seq,
        "head_hash": status.head_hash,
        "waiting": status.waiting,
        "oldest_waiting_at": _time(status.oldest_waiting_at),
        "last_acknowledged_at": _time(status.last_acknowledged_at),
        "set_aside": status.set_aside,
    }
    print(
        json.dumps(told)
        if given.json
        else "\n".join(f"{name}: {_or_dash(value)}" for name, value in told.items())
    )
    return Exit.DONE


def _list(journal: Journal, given: argparse.Namespace) -> int:
    for one in journal.entries(frozenset(Kind), newest_first=True, limit=given.limit):
        told = {
            "epoch": one.epoch,
            "seq": one.seq,
            "occurred_at": _time(one.occurred_at),
            "kind": one.kind,
            "state": one.state,
            "reason": one.reason,
            "entry_id": one.entry_id,
        }
        print(json.dumps(told) if given.json else "\t".join(_or_dash(value) for value in told.values()))
    return Exit.DONE


def _verify(journal: Journal, given: argparse.Namespace) -> int:
    report = journal.verify()
    bad = report.first_bad
    where = None if bad is None else {"epoch": bad.epoch, "seq": bad.seq, "why": bad.why}
    told = {"ok": report.ok, "entries": report.entries, "epochs": report.epochs, "first_bad": where}
    words = f"entries: {report.entries}, epochs: {report.epochs}, " + (
        "whole" if bad is None else f"broken at epoch {bad.epoch}, seq {bad.seq} ({bad.why})"
    )
    print(json.dumps(told) if given.json else words)
    return Exit.DONE if report.ok else Exit.FOUND_A_FAULT


def _export(journal: Journal, given: argparse.Namespace) -> int:
    if given.output is None:
        report = export_journal(journal, sys.stdout)
    else:
        report = _exported_to(given.output, journal)
    return Exit.DONE if report.ok else Exit.FOUND_A_FAULT


def _exported_to(path: Path, journal: Journal) -> VerifyReport:
    """For the eyes of this user only: members' references are in it."""
    try:
        with open(path, "w", encoding="utf-8", opener=_private) as file:
            return export_journal(journal, file)
    except OSError as error:
        raise InputError("output-not-written", type(error).__name__) from error


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)  # on Windows the folder's own rights hold


def _deliver(folder: DataFolder, outside: Surroundings, *, as_json: bool) -> int:
    """Offer what waits, until nothing does or the backend moves no further. A running till has the lock and
    delivers by itself: `till-already-open`.
    """
    till = Till(folder, outside, LinkWatch(outside.clock))
    try:
        till.open()
        office = till.back_office
        if office is None:
            raise RefusedError("not-enrolled")
        before = office.queue().waiting
        while office.rounds.step().next_in_s == 0:
            pass
        queue = office.queue()
    finally:
        till.close()
    told = {"delivered": before - queue.waiting, "waiting": queue.waiting, "set_aside": queue.set_aside}
    print(json.dumps(told) if as_json else "\n".join(f"{name}: {value}" for name, value in told.items()))
    return Exit.FOUND_A_FAULT if queue.waiting else Exit.DONE


def _time(moment: datetime | None) -> str | None:
    return None if moment is None else moment.isoformat()


_READERS: dict[str, Callable[[Journal, argparse.Namespace], int]] = {
    "status": _status,
    "list": _list,
    "verify": _verify,
    "export": _export,
}

"""Asking every operation of the contract, with what it allows and with what it does not.

The questions are made from `/openapi.json` as the server gives it out. An answer must be one that it
names: its status, its type, its headers and its body. A 500 is never one of them.
"""

import tempfile
import uuid
from collections import Counter
from collections.abc import Callable, Generator
from contextlib import closing, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

import schemathesis
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis.errors import Unsatisfiable
from hypothesis.strategies import SearchStrategy
from schemathesis import Case, GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.core.errors import InvalidSchema
from schemathesis.core.failures import FailureGroup
from schemathesis.core.result import Err, Result
from schemathesis.schemas import APIOperation
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)
from sqlalchemy import insert, select

from reference_backend import tables
from reference_backend.secrets_source import fingerprint
from tests.backend.running import Running, TurnedClock
from tests.backend.till import Till
from tests.fuzz.living import Living

Operation = APIOperation[Any, Any, Any, Any]
START = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)
CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
]
STRANGERS = 4
"""Each fourth question is left the path that was made up; the others name something that is there."""
_OWN_PAGES = "/v1/members/me"


@dataclass
class Asked:
    """What became of the questions to one operation."""

    operation: str
    statuses: Counter[int] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)


class Caller:
    """Whoever may ask: a register with its manager, and a member on their own pages."""

    def __init__(self, running: Running) -> None:
        self._running = running
        self._till = Till(running, "kodutare-tallinn-1")
        self._till.buy(4599)
        self._till.upload()
        self._manager = self._till.sign_in("manager")
        self.living = Living(running, self._till)

    def headers(self, path: str) -> dict[str, str]:
        """What shows who asks. A member's session is made anew: an operation before may have ended it."""
        if path.startswith(_OWN_PAGES) or path.endswith("/mine"):
            return {"Authorization": f"Bearer {self._session()}"}
        return {**self._till.headers, "X-Staff-Session": self._manager}

    def _session(self) -> str:
        token = str(uuid.uuid4())
        with self._running.backend.database.write() as connection:
            living = select(tables.members.c.id).where(tables.members.c.erased_at.is_(None))
            member = connection.scalars(living.limit(1)).one()
            connection.execute(
                insert(tables.member_sessions).values(
                    session_hash=fingerprint(token), member_id=member, expires_at="2026-11-23T10:00:00.000Z"
                )
            )
        return token


def ask_all(examples: int, first_seed: int) -> Generator[Asked, None, None]:
    """Ask each operation that many questions of either kind; what is removed is removed last.

    Whoever has heard enough closes it, which stops the server.
    """
    with (
        tempfile.TemporaryDirectory() as folder,
        closing(Running(Path(folder) / "backend.sqlite3", TurnedClock(START))) as running,
    ):
        caller = Caller(running)
        contract = schemathesis.openapi.from_url(f"{running.url}/openapi.json")
        for operation in sorted(map(_readable, contract.get_all_operations()), key=_removes):
            yield _ask(operation, caller, examples, first_seed)


def _readable(found: Result[Operation, InvalidSchema]) -> Operation:
    if isinstance(found, Err):
        raise found.err()
    return found.ok()


def _removes(operation: Operation) -> bool:
    return bool(operation.method.upper() == "DELETE")


def _ask(operation: Operation, caller: Caller, examples: int, first_seed: int) -> Asked:
    asked = Asked(f"{operation.method.upper()} {operation.path}")
    for mode in (GenerationMode.POSITIVE, GenerationMode.NEGATIVE):
        living = partial(caller.living.of, operation.path)
        headers = caller.headers(operation.path)
        _ask_cases(operation.as_strategy(mode), living, headers, asked, (examples, first_seed))
    return asked


def _ask_cases(
    cases: SearchStrategy[Case[Any]],
    living: Callable[[], dict[str, str]],
    headers: dict[str, str],
    asked: Asked,
    how_many: tuple[int, int],
) -> None:
    @seed(how_many[1])
    @settings(
        max_examples=how_many[0],
        deadline=None,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(case=cases)
    def question(case: Case[Any]) -> None:
        if asked.statuses.total() % STRANGERS:
            case.path_parameters = {**(case.path_parameters or {}), **living()}
        answer = case.call(headers=headers)
        asked.statuses[answer.status_code] += 1
        try:
            case.validate_response(answer, checks=CHECKS)
        except FailureGroup as group:
            asked.faults.extend(str(one) for one in group.exceptions)

    with suppress(Unsatisfiable):  # an operation without any input cannot be asked wrongly
        question()

"""One backend for all races, with two tills in each of two shops."""

from collections.abc import Iterator

import pytest

from tests.backend.members_side.visitor import CAFE
from tests.backend.offering import REDEMPTION, benefit, settle_on
from tests.backend.races.crowd import Served
from tests.backend.till import Till
from tests.backend_process import BackendProcess

ONCE = benefit("coffee-5", "amount_discount", amount_minor=500, single_use=True, chosen=True)
HALF = benefit("bonus-50", "bonus_percent", percent=50)


@pytest.fixture(scope="session")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    database = tmp_path_factory.mktemp("races") / "backend.sqlite3"
    with BackendProcess(database) as process:
        backend = Served(process, database)
        settle_on(backend.backend, CAFE, benefits=[ONCE, HALF, REDEMPTION])
        yield backend
        backend.close()


def _tills(served: Served, *registers: str) -> tuple[Till, ...]:
    tills = tuple(Till(served, register) for register in registers)
    for till in tills:
        till.open_epoch()
        till.upload()
    return tills


@pytest.fixture(scope="session")
def cafe_tills(served: Served) -> tuple[Till, ...]:
    return _tills(served, "kaarna-turku-1", "kaarna-turku-2")


@pytest.fixture(scope="session")
def shop_tills(served: Served) -> tuple[Till, ...]:
    return _tills(served, "kodutare-tallinn-1", "kodutare-tallinn-2")

"""One backend process for the tests of a module, and tills that are closed after each test."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from pos_client.backend.client import Deadlines
from tests.network.misdeeds import Plan, never
from tests.network.proxy import Proxy
from tests.network.shop import Shop, open_shop
from tests.network.till import QUICK, NetworkTill


@pytest.fixture(scope="package")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shop]:
    with open_shop(tmp_path_factory.mktemp("shop")) as opened:
        yield opened


OpenProxy = Callable[..., Proxy]
OpenTill = Callable[..., NetworkTill]


@pytest.fixture
def open_proxy(shop: Shop) -> Iterator[OpenProxy]:
    opened: list[Proxy] = []

    def opener(plan: Plan = never, seed: object = 0, **more: Any) -> Proxy:
        opened.append(Proxy(shop.process.port, seed, plan, **more))
        return opened[-1]

    yield opener
    for proxy in opened:
        proxy.close()


@pytest.fixture
def open_till(shop: Shop, tmp_path: Path) -> Iterator[OpenTill]:
    opened: list[NetworkTill] = []

    def opener(url: str, deadlines: Deadlines = QUICK) -> NetworkTill:
        opened.append(NetworkTill(tmp_path / str(len(opened)), shop, url, len(opened), deadlines))
        return opened[-1]

    yield opener
    for till in opened:
        till.close()

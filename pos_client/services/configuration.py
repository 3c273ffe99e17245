"""The configuration in force, for all threads."""

from __future__ import annotations

import json
from collections.abc import Callable

from pos_client.domain.errors import UnreachableError
from pos_client.domain.exchange import Fetched
from pos_client.domain.programme import Configuration, Programme
from pos_client.services.ports import ConfigurationReader, Settings

_KEY = "configuration"


class CurrentConfiguration:
    """What the backend said last. Kept on the disk, so that a till starts without the backend."""

    def __init__(
        self,
        settings: Settings,
        read: ConfigurationReader,
        heard: Callable[[Configuration], None] = lambda _: None,
    ) -> None:
        """`heard` is told each configuration that is in force, at the start and whenever the backend tells
        one, changed or not.
        """
        self._settings = settings
        self._heard = heard
        kept = settings.get(_KEY)
        self._current = read(json.loads(kept)) if isinstance(kept, str) else None
        if self._current is not None:
            heard(self._current)

    @property
    def known(self) -> bool:
        """Whether the backend ever told it."""
        return self._current is not None

    def __call__(self) -> Configuration:
        """The one in force.

        Raises:
            UnreachableError: `configuration-missing` when the backend never told it.
        """
        if self._current is None:
            raise UnreachableError("configuration-missing")
        return self._current

    @property
    def programme(self) -> Programme:
        """The programme in force."""
        return self().programme

    def accept(self, fetched: Fetched) -> bool:
        """Take over what the backend says now; whether that changed anything."""
        changed = fetched.configuration != self._current
        if changed:
            # As text: a document of the backend's may have fractions, settings have none.
            self._settings.put(_KEY, json.dumps(fetched.document))
            self._current = fetched.configuration
        self._heard(fetched.configuration)
        return changed

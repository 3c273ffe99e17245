"""Opening the till of this installation, or making one."""

from __future__ import annotations

import logging
from contextlib import ExitStack
from typing import TYPE_CHECKING

from pos_client.bootstrap.folders import DataFolder
from pos_client.bootstrap.surroundings import Surroundings
from pos_client.domain.errors import InputError, RefusedError
from pos_client.domain.installation import Installation, TillSecrets
from pos_client.domain.trust import PUBLIC, Trust
from pos_client.services.back_office import BackOffice
from pos_client.services.certificate_watch import CertificateWatch
from pos_client.services.clock_evidence import ClockEvidence
from pos_client.services.counter import Counter
from pos_client.services.link import LinkWatch
from pos_client.services.set_aside import SetAside

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import datetime
    from pathlib import Path

    from offline_cache.store import Store
    from pos_client.backend.client import BackendClient
    from pos_client.bootstrap.secret_places import SecretPlaces
    from pos_client.domain.programme import Configuration


__all__ = ["Surroundings", "Till"]
_log = logging.getLogger(__name__)


class Till:
    """One installation. The libraries for the network, the keyring and the disk are imported when it is
    opened: that happens on the counter's thread, after the window has painted.
    """

    def __init__(self, folder: DataFolder, surroundings: Surroundings, link: LinkWatch) -> None:
        self._folder = folder
        self._outside = surroundings
        self._link = link
        self._evidence = ClockEvidence(surroundings.clock, surroundings.boot)
        self._certificates = CertificateWatch()
        self._closing = ExitStack()
        self._back_office: BackOffice | None = None
        self._counter: Counter | None = None

    @property
    def back_office(self) -> BackOffice | None:
        """What runs by itself; None until the till is open."""
        return self._back_office

    @property
    def set_aside(self) -> SetAside | None:
        """What waits for a person; None until the till is open."""
        return None if self._counter is None else self._counter.set_aside

    def open(self) -> Counter | None:
        """The use cases of an enrolled till, None when it is not enrolled.

        Raises:
            SecretStoreError: as `secrets_of`.
            CacheError: the till's file cannot be opened.
            UnreachableError: `configuration-missing` is mended by asking the backend, which did not answer.
        """
        installation = self._folder.installation()
        if installation is None:
            return None
        from pos_client.bootstrap.secret_places import secrets_of

        return self._opened(installation, secrets_of(installation, self._outside.secrets))

    def open_with(self, passphrase: str) -> Counter | None:
        """The same, where the keys are kept under this passphrase.

        Raises:
            RefusedError: `no-passphrase-here`.
            SecretStoreError: as `SecretPlaces.open_with`. Others as `open`.
        """
        self._places.open_with(passphrase)
        return self.open()

    def enrol(
        self,
        url: str,
        code: str,
        *,
        again: bool = False,
        trust: Trust | None = None,
        passphrase: str | None = None,
    ) -> Counter:
        """Make this installation known to a backend, and open it. Records that are here stay and go on.

        `trust` is whom to believe that he is the backend, from the first request on; None leaves it as it
        was, or as it comes with the program. It is kept with the installation. `passphrase` is a new one
        that the keys are kept under from now on, without a look into the place where they were.

        Raises:
            InputError: `trust-without-tls`.
            SecretStoreError: as `SecretPlaces.begin_with`; the code is not spent.
            RefusedError, StoreError, CacheError: as `Enrolling`.
        """
        from functools import partial

        from pos_client.bootstrap.enrolling import Enrolling

        before = self._folder.installation()
        chosen = trust or (PUBLIC if before is None else before.trust)
        client = partial(self._client, trust=chosen)
        if passphrase is not None:
            self._places.begin_with(passphrase)
        enrolling = Enrolling(
            self._folder, self._outside, client, chosen, new_passphrase=passphrase is not None
        )
        installation, secrets = enrolling(url, code, again=again)
        return self._opened(installation, secrets)

    @property
    def _places(self) -> SecretPlaces:
        if self._outside.places is None:
            raise RefusedError("no-passphrase-here")
        return self._outside.places

    def keep_aside(self) -> Path:
        """Put records that nobody can open into a folder of their own, so that this computer can become a
        till anew. Nothing is deleted.

        Raises:
            RefusedError: `records-open`: they can be opened, there is no need.
            CacheError, StoreError: as `keep_aside`.
        """
        from pos_client.bootstrap.kept_records import keep_aside, records_open

        installation = self._folder.installation()
        if installation is not None and records_open(self._folder, self._outside.secrets, installation):
            raise RefusedError("records-open")
        return keep_aside(self._folder, self._outside.clock.now())

    def close(self) -> None:
        """Finish what is queued for the disk, and let go of it. More than once is allowed."""
        self._back_office = self._counter = None
        self._closing.close()

    def _opened(self, installation: Installation, secrets: TillSecrets) -> Counter:
        """Everything that was opened is closed again when something later fails, so that opening can be tried
        again.
        """
        from offline_cache.reserve import RESERVE_BYTES
        from offline_cache.store import Store

        self.close()
        with ExitStack() as opening:
            store = opening.enter_context(
                Store.open(
                    self._folder.database,
                    secrets.database_key,
                    wall_clock=self._outside.clock.now,
                    random_bytes=self._outside.random_bytes,
                    reserve_bytes=RESERVE_BYTES,
                )
            )
            self._certificates.own_authorities_end(_ends(installation.trust))
            at_the_counter = self._client(installation.url, secrets.token, installation.trust)
            in_the_background = self._client(installation.url, secrets.token, installation.trust)
            opening.callback(at_the_counter.close)
            opening.callback(in_the_background.close)
            counter = self._assembled(installation, secrets, store, at_the_counter, in_the_background)
            self._closing = opening.pop_all()
        self._counter = counter
        return counter

    def _assembled(
        self,
        installation: Installation,
        secrets: TillSecrets,
        store: Store,
        at_the_counter: BackendClient,
        in_the_background: BackendClient,
    ) -> Counter:
        from offline_cache.chain import HeadSigner
        from pos_client.backend.wire_configuration import configuration
        from pos_client.bootstrap import assembly
        from pos_client.services.configuration import CurrentConfiguration
        from pos_client.services.rounds import Paces

        current = CurrentConfiguration(store.settings, configuration, self._sealing(installation, secrets))
        if not current.known:
            current.accept(at_the_counter.configuration())
        signer = HeadSigner(secrets.signing_key)
        journal = store.open_journal(
            register=installation.register_id,
            zone=current().register.zone,
            key_id=signer.key_id,
            instance=installation.instance,
            clock_evidence=self._evidence,
        )
        outside = self._outside
        parts = assembly.Parts(
            store,
            journal,
            signer,
            current,
            self._link,
            outside.clock,
            outside.random_bytes,
            outside.hasher,
            Paces(hello_s=outside.hello_every_s),
            outside.boot,
            self._write_lines,
            certificates=self._certificates,
        )
        self._back_office = assembly.back_office(parts, in_the_background)
        return assembly.counter(parts, at_the_counter)

    def _sealing(self, installation: Installation, secrets: TillSecrets) -> Callable[[Configuration], None]:
        """Keeps the key of the file sealed beside it, so that a lost keyring loses no record. Where it cannot
        be written the till goes on: the next configuration, a quarter of an hour later, tries again.
        """
        from offline_cache.sealed_key import keep_sealed_key

        def keep(configuration: Configuration) -> None:
            if configuration.recovery is None:
                return
            register, key = installation.register_id, secrets.database_key
            try:
                keep_sealed_key(self._folder.database, configuration.recovery, register, key)
            except (OSError, ValueError) as error:
                _log.warning("the sealed key was not written: %s", type(error).__name__)

        return keep

    def _write_lines(self, path: Path, lines: Iterable[str]) -> None:
        """As every command that writes a file: not among the till's own."""
        from pos_client.bootstrap.private_file import write_private_lines

        self._folder.refuse_output(path)
        write_private_lines(path, lines)

    def _client(self, address: str, token: str | None, trust: Trust) -> BackendClient:
        from pos_client.backend.client import BackendClient
        from pos_client.backend.transport import Transport

        transport = Transport(
            address,
            self._outside.clock.now,
            self._evidence.backend_said,
            trust=trust,
            backend_ahead=lambda: self._evidence.offset,
            seen=self._certificates.seen,
        )
        return BackendClient(transport, token, self._outside.clock.now)


def _ends(trust: Trust) -> tuple[datetime, ...]:
    """Until when the merchant's own authorities are good. A choice that does not read is told by the link."""
    from pos_client.backend.authorities import authorities_in

    try:
        return (
            () if trust.authorities is None else tuple(one.ends for one in authorities_in(trust.authorities))
        )
    except InputError:
        return ()

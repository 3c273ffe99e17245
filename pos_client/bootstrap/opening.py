"""Opening the till of this installation, or making one."""

from __future__ import annotations

import logging
from contextlib import ExitStack
from typing import TYPE_CHECKING

from pos_client.bootstrap.folders import DataFolder
from pos_client.bootstrap.surroundings import Surroundings
from pos_client.domain.errors import RefusedError
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
    from pathlib import Path

    from offline_cache.store import Store
    from pos_client.backend.client import BackendClient
    from pos_client.backend.credentials import Credentials
    from pos_client.bootstrap.key_sealing import KeySealing
    from pos_client.bootstrap.secret_places import SecretPlaces
    from pos_client.domain.errors import KnownError
    from pos_client.domain.exchange import ShownCode
    from pos_client.services.admission import Admission


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
        self._seal: KeySealing | None = None

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
            RefusedError: `till-locked-out`, with the number of entries that wait: it was revoked.
            CacheError: the till's file cannot be opened.
            UnreachableError: `configuration-missing` is mended by asking the backend, which did not answer.
        """
        installation = self._folder.installation()
        if installation is None:
            return None
        from pos_client.bootstrap.locking_out import must_not_be_locked_out
        from pos_client.bootstrap.secret_places import secrets_of

        must_not_be_locked_out(self._folder, self._outside.secrets, installation)
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
        """Make this installation known to a backend by a one-time code, and open it. As `let_in`."""
        from pos_client.services.admission import ByTypedCode

        return self.let_in(url, ByTypedCode(code), again=again, trust=trust, passphrase=passphrase)

    def enrol_by_shown_code(
        self,
        url: str,
        show: Callable[[ShownCode], None],
        pause: Callable[[float], bool],
        *,
        again: bool = False,
        trust: Trust | None = None,
        passphrase: str | None = None,
    ) -> Counter:
        """The same by a code that is shown here, until a manager has decided about it: up to ten minutes on
        the caller's thread. `show` and `pause` as in `ByShownCode`; raises what that does. As `let_in`.
        """
        from pos_client.services.admission import ByShownCode

        way = ByShownCode(show, pause, self._outside.clock.monotonic_s)
        return self.let_in(url, way, again=again, trust=trust, passphrase=passphrase)

    def let_in(
        self,
        url: str,
        admission: Admission,
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
        installation, secrets = enrolling(url, admission, again=again)
        return self._opened(installation, secrets)

    def lock_out(self) -> KnownError:
        """The backend has revoked this till, and was heard twice: close it, and have its keys forgotten here.
        Gives the error that says so. Its records stay, and can be had again by an enrolment.

        Raises:
            RefusedError: `not-enrolled`.
            StoreError: `installation-not-written`. It is closed, and opens again.
            CacheError: as the file.
        """
        from pos_client.bootstrap.locking_out import lock_out

        waiting = 0 if self._back_office is None else self._back_office.queue().waiting
        if self._counter is not None and self._seal is not None:
            self._seal(self._counter.configuration(), anew=True)
        self.close()
        return lock_out(self._folder, self._outside.secrets, waiting)

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
        self._back_office = self._counter = self._seal = None
        self._closing.close()

    def _opened(self, installation: Installation, secrets: TillSecrets) -> Counter:
        """Everything that was opened is closed again when something later fails, so that opening can be tried
        again.
        """
        from offline_cache.reserve import RESERVE_BYTES
        from offline_cache.store import Store
        from pos_client.bootstrap.reaching import own_authorities_end
        from pos_client.bootstrap.tokens import credentials_of

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
            self._certificates.own_authorities_end(own_authorities_end(installation.trust))
            # Read again now that no other process can change it: what is given out once may be used once.
            tokens = credentials_of(installation, self._outside.secrets, self._outside.clock.monotonic_s)
            at_the_counter = self._client(installation.url, tokens, installation.trust)
            in_the_background = self._client(installation.url, tokens, installation.trust, renews_ahead=True)
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
        from pos_client.bootstrap.key_sealing import KeySealing
        from pos_client.services.configuration import CurrentConfiguration
        from pos_client.services.rounds import Paces

        self._seal = KeySealing(self._folder.database, installation.register_id, secrets.database_key)
        current = CurrentConfiguration(store.settings, configuration, self._seal)
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

    def _write_lines(self, path: Path, lines: Iterable[str]) -> None:
        """As every command that writes a file: not among the till's own."""
        from pos_client.bootstrap.private_file import write_private_lines

        self._folder.refuse_output(path)
        write_private_lines(path, lines)

    def _client(
        self,
        address: str,
        token: Credentials | str | None,
        trust: Trust,
        *,
        renews_ahead: bool = False,
    ) -> BackendClient:
        from pos_client.bootstrap.reaching import client_for

        outside, evidence, certificates = self._outside, self._evidence, self._certificates
        return client_for(
            address, token, trust, outside.clock, evidence, certificates, renews_ahead=renews_ahead
        )

"""Putting a backend together from files."""

import logging
import uuid
from pathlib import Path

from argon2 import PasswordHasher

from reference_backend.backend import Backend
from reference_backend.clock import Clock, SystemClock, to_wire
from reference_backend.configuration.faults import raise_for
from reference_backend.configuration.loading import load_programmes
from reference_backend.configuration.provisioning import faults_of_stored
from reference_backend.database import LONGEST_WAIT_S, open_sqlite
from reference_backend.recovery.keeping import keep_recovery_keys, recovery_file
from reference_backend.recovery.keys import RecoveryKey
from reference_backend.secrets_source import SecretsSource, SystemSecrets
from reference_backend.tokens.keys import TokenKey, keep_token_keys, token_key_file
from reference_backend.tokens.signing import LIFETIMES, TokenLifetimes, Tokens

LOG = logging.getLogger(__name__)
PROGRAMMES = Path(__file__).parent / "programmes"


def assemble(
    database_path: Path,
    *,
    programmes_folder: Path = PROGRAMMES,
    clock: Clock | None = None,
    secrets: SecretsSource | None = None,
    hasher: PasswordHasher | None = None,
    wait_s: float = LONGEST_WAIT_S,
    token_lifetimes: TokenLifetimes = LIFETIMES,
) -> Backend:
    """Return a backend over a database file, made when it is new; `wait_s` is for another writer.

    Raises ConfigurationError for faulty programmes or merchants and DatabaseError for a faulty database.
    """
    programmes = load_programmes(programmes_folder)
    clock, secrets = clock or SystemClock(), secrets or SystemSecrets()
    database = open_sqlite(database_path, str(uuid.uuid4()), wait_s)
    made_at = to_wire(clock.now())
    recovery_key, token_key = RecoveryKey(made_at, secrets.key()), TokenKey(made_at, secrets.key())
    backend = Backend(
        database=database,
        programmes=programmes,
        clock=clock,
        secrets=secrets,
        hasher=hasher or PasswordHasher(),
        incarnation=database.fact("incarnation"),
        recovery=keep_recovery_keys(database, recovery_file(database_path), recovery_key),
        tokens=Tokens(keep_token_keys(database, token_key_file(database_path), token_key), token_lifetimes),
    )
    _check_merchants(backend)
    return backend


def _check_merchants(backend: Backend) -> None:
    """Lint what an older start wrote into the database against the programmes of today."""
    with backend.database.read() as connection:
        faults = faults_of_stored(connection, backend.programmes)
    raise_for(faults)
    for fault in faults:
        LOG.warning("%s", fault)

"""A keyring that lost the till's keys, in front of the real backend: the records come back, and go on."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from offline_cache.errors import StoreBusyError, StoreMissingError
from offline_cache.journal import Journal
from pos_client.backend.client import BackendClient
from pos_client.bootstrap.folders import DataFolder
from pos_client.bootstrap.opening import Till
from pos_client.bootstrap.surroundings import Surroundings
from pos_client.domain.entry import Kind
from pos_client.domain.errors import RefusedError, SecretStoreError
from pos_client.domain.ids import StaffNumber, new_entry_id
from pos_client.domain.installation import TillSecrets
from pos_client.domain.money import Money
from pos_client.domain.sale import Sale
from pos_client.secret_store.memory_store import MemorySecretStore
from pos_client.services.link import LinkWatch
from tests.backend_process import BackendProcess
from tests.fakes.till import QUICK_HASHER

REGISTER, OTHER = "kodutare-tallinn-2", "kodutare-tartu-1"


class ForgetfulKeyring(MemorySecretStore):
    """A keyring that can lose everything, as when its user is made anew."""

    def lose_everything(self) -> None:
        self._kept.clear()

    @property
    def names(self) -> list[str]:
        return list(self._kept)


class Shop:
    """One computer: its folder, its keyring, and the till program, started and closed."""

    def __init__(self, path: Path, backend: BackendProcess) -> None:
        self.keyring = ForgetfulKeyring()
        self.outside = Surroundings(self.keyring, hasher=QUICK_HASHER)
        self.folder = DataFolder(path)
        self.backend = backend
        self.till = self._new()

    def _new(self) -> Till:
        return Till(self.folder, self.outside, LinkWatch(self.outside.clock))

    def new_code(self, register: str = REGISTER) -> str:
        return self.backend.new_code(register)

    def enrol(self, code: str, *, again: bool = False) -> None:
        self.counter = self.till.enrol(self.backend.url, code, again=again)

    def sell(self, amount_minor: int) -> str:
        staff = self.backend.pin("kodutare", "cashier")
        self.counter.sign_in(StaffNumber(staff[0]), staff[1])
        now_ms = int(self.outside.clock.now().timestamp() * 1000)
        sale = Sale(new_entry_id(now_ms, self.outside.random_bytes)).frozen(Money(amount_minor, "EUR"))
        self.counter.record(sale)
        return sale.sale_id

    def deliver(self) -> None:
        office = self.till.back_office
        assert office is not None
        for _ in range(12):
            office.rounds.step()
        assert office.journal.status().waiting == 0

    def purchases(self) -> list[str]:
        office = self.till.back_office
        assert office is not None
        return [one.entry_id for one in office.journal.entries({Kind.PURCHASE_RECORDED})]

    def close(self) -> None:
        self.till.close()
        self.till = self._new()

    def everything(self) -> dict[str, bytes]:
        """Every file of the till, but for the lock, which everybody may touch."""
        files = (one for one in self.folder.path.rglob("*") if one.is_file() and one.suffix != ".lock")
        return {str(one.relative_to(self.folder.path)): one.read_bytes() for one in files}


@pytest.fixture
def shop(tmp_path: Path, real_backend: BackendProcess) -> Iterator[Shop]:
    """A till with a sale that is delivered and one that waits, closed."""
    made = Shop(tmp_path / "till", real_backend)
    made.enrol(made.new_code())
    made.sell(100)
    made.deliver()
    made.sell(200)
    made.close()
    yield made
    made.till.close()


class SlowKeyring(ForgetfulKeyring):
    """A keyring that asks its user something first; meanwhile `while_it_asks` happens, once."""

    def __init__(self, while_it_asks: Callable[[], None]) -> None:
        super().__init__()
        self._while_it_asks: Callable[[], None] | None = while_it_asks

    def save(self, name: str, secrets: TillSecrets) -> None:
        happens, self._while_it_asks = self._while_it_asks, None
        if happens is not None:
            happens()
        super().save(name, secrets)


@pytest.mark.rule("X08")
def test_of_two_that_enrol_at_once_neither_takes_the_others_records_away(
    tmp_path: Path, real_backend: BackendProcess
) -> None:
    first = Shop(tmp_path / "till", real_backend)
    refused: list[str] = []

    def somebody_else_enrols() -> None:
        with pytest.raises(StoreBusyError) as error:
            first.enrol("AAAA-AAAA")
        refused.append(error.value.code)

    second = Shop(tmp_path / "till", real_backend)
    second.outside = Surroundings(SlowKeyring(somebody_else_enrols), hasher=QUICK_HASHER)
    second.close()
    second.enrol(second.new_code())
    sold = second.sell(100)
    assert (refused, second.purchases()) == (["till-already-open"], [sold])
    second.close()
    first.till.close()


@pytest.mark.rule("X08")
def test_a_till_whose_keyring_was_lost_comes_back_with_every_record(shop: Shop) -> None:
    shop.keyring.lose_everything()
    with pytest.raises(SecretStoreError, match="keyring-entry-missing"):
        shop.till.open()
    shop.enrol(shop.new_code())
    assert len(shop.purchases()) == 2
    shop.sell(300)
    shop.deliver()
    office = shop.till.back_office
    assert office is not None
    assert isinstance(office.journal, Journal)
    assert office.journal.verify().ok
    assert office.journal.status().set_aside == 0
    shop.close()
    assert shop.till.open() is not None
    assert len(shop.purchases()) == 3


def test_a_till_that_also_lost_its_record_comes_back(shop: Shop) -> None:
    shop.keyring.lose_everything()
    shop.folder.record.unlink()
    assert shop.till.open() is None
    shop.enrol(shop.new_code())
    assert len(shop.purchases()) == 2


def test_a_code_of_another_till_changes_nothing_here_and_nothing_there(shop: Shop) -> None:
    shop.keyring.lose_everything()
    before, code = shop.everything(), shop.new_code(OTHER)
    with pytest.raises(RefusedError, match="code-of-another-till"):
        shop.enrol(code)
    assert (shop.everything(), shop.keyring.names) == (before, [])
    with pytest.raises(RefusedError, match="code-of-another-till"):  # nor was it spent
        shop.enrol(code)
    shop.enrol(shop.new_code())
    assert len(shop.purchases()) == 2


def test_a_backend_that_cannot_open_the_records_changes_nothing_here(shop: Shop) -> None:
    shop.keyring.lose_everything()
    sealed = shop.folder.database.with_name("till.db.sealed-key")
    other = sealed.read_text().replace('"sealed": "', '"sealed": "00')
    sealed.write_text(other)
    before = shop.everything()
    with pytest.raises(RefusedError, match="not-sealed-for-this"):
        shop.enrol(shop.new_code())
    assert (shop.everything(), shop.keyring.names) == (before, [])


def test_records_whose_key_was_never_sealed_cost_no_code(shop: Shop) -> None:
    shop.keyring.lose_everything()
    shop.folder.database.with_name("till.db.sealed-key").unlink()
    code = shop.new_code()
    for _ in range(2):
        with pytest.raises(RefusedError, match="sealed-key-missing"):
            shop.enrol(code)


@pytest.mark.rule("X08")
def test_records_that_nobody_can_open_are_kept_aside_and_the_till_begins_anew(shop: Shop) -> None:
    shop.keyring.lose_everything()
    database = shop.folder.database.read_bytes()
    aside = shop.till.keep_aside()
    assert (aside / "till.db").read_bytes() == database
    assert (aside / "till.db.sealed-key").exists()
    assert shop.till.open() is None
    shop.enrol(shop.new_code())
    assert shop.purchases() == []
    shop.deliver()


def test_records_that_open_are_not_kept_aside(shop: Shop) -> None:
    with pytest.raises(RefusedError, match="records-open"):
        shop.till.keep_aside()
    assert shop.till.open() is not None


def test_a_till_that_has_its_keys_enrols_again_only_when_it_is_meant(shop: Shop) -> None:
    code = shop.new_code()
    with pytest.raises(RefusedError, match="already-enrolled"):
        shop.enrol(code)
    before = shop.keyring.names
    shop.enrol(code, again=True)
    assert len(shop.keyring.names) == 1
    assert shop.keyring.names != before
    assert len(shop.purchases()) == 2
    shop.deliver()


def test_a_running_till_is_not_enrolled_again_and_keeps_its_code(shop: Shop) -> None:
    shop.till.open()
    second = Shop(shop.folder.path, shop.backend)
    second.keyring = shop.keyring
    second.outside = shop.outside
    second.till = second._new()
    with pytest.raises(StoreBusyError):
        second.enrol("ANYCODE1", again=True)


def test_a_known_till_whose_file_is_gone_is_not_made_anew(shop: Shop) -> None:
    shutil.move(shop.folder.database, shop.folder.path / "elsewhere")
    with pytest.raises(StoreMissingError):
        shop.till.open()
    shop.keyring.lose_everything()
    with pytest.raises(Exception, match="database-missing"):
        shop.enrol("ANYCODE1")


@pytest.mark.rule("X08")
@pytest.mark.parametrize("keyring_lost", [False, True])
def test_a_till_whose_file_is_lost_begins_a_new_one_only_by_choice_and_by_a_code_of_its_own(
    shop: Shop, keyring_lost: bool
) -> None:
    database = shop.folder.database
    records = database.read_bytes()
    shutil.move(database, shop.folder.path.parent / "found-later")
    Path(f"{database}-wal").write_bytes(b"records of the lost file")
    if keyring_lost:
        shop.keyring.lose_everything()
    before, code = shop.everything(), shop.new_code()
    with pytest.raises(Exception, match="database-missing"):
        shop.enrol(code)
    with pytest.raises(RefusedError, match="code-of-another-till"):
        shop.enrol(shop.new_code(OTHER), again=True)
    assert shop.everything() == before
    shop.enrol(code, again=True)
    assert shop.purchases() == []
    shop.sell(300)
    shop.deliver()
    (aside,) = shop.folder.path.glob("aside-*")
    assert (aside / "till.db-wal").read_bytes() == b"records of the lost file"
    assert (aside / "till.db.sealed-key").exists()
    assert (shop.folder.path.parent / "found-later").read_bytes() == records
    shop.close()
    assert shop.till.open() is not None


def test_a_lost_file_whose_key_was_never_sealed_leaves_its_key_in_the_keyring(shop: Shop) -> None:
    """It is the only way into it, should it be found."""
    (name,) = shop.keyring.names
    shop.folder.database.rename(shop.folder.path.parent / "found-later")
    shop.folder.database.with_name("till.db.sealed-key").unlink()
    shop.enrol(shop.new_code(), again=True)
    assert name in shop.keyring.names


def test_a_running_till_whose_file_was_moved_away_is_not_made_anew_beside_it(shop: Shop) -> None:
    shop.till.open()
    shutil.move(shop.folder.database, shop.folder.path / "elsewhere")
    second = Shop(shop.folder.path, shop.backend)
    second.outside = shop.outside
    second.till = second._new()
    with pytest.raises(StoreBusyError):
        second.enrol("ANYCODE1", again=True)
    assert list(shop.folder.path.glob("aside-*")) == []


@pytest.mark.parametrize("lost", ["the file", "the key", "the keyring's entry does not read"])
def test_what_cannot_be_opened_is_kept_aside_whatever_was_lost(
    shop: Shop, lost: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    if lost == "the file":
        shop.folder.database.unlink()
    elif lost == "the key":
        shop.keyring.lose_everything()
    else:

        def damaged(_: str) -> TillSecrets | None:
            raise SecretStoreError("keyring-entry-damaged")

        monkeypatch.setattr(shop.keyring, "load", damaged)
    assert (shop.till.keep_aside() / "installation.json").exists()
    monkeypatch.undo()
    shop.enrol(shop.new_code())


@pytest.mark.parametrize("killed_at", ["remember", "after the file"])
@pytest.mark.parametrize("again", [False, True])
def test_an_enrolment_that_was_killed_before_the_till_was_known_is_begun_anew(
    tmp_path: Path, real_backend: BackendProcess, monkeypatch: pytest.MonkeyPatch, killed_at: str, again: bool
) -> None:
    class KilledError(BaseException):
        pass

    cut = Shop(tmp_path / "till", real_backend)
    shop = Shop(tmp_path / "as-the-kill-left-it", real_backend)

    def killed(*_: object, **__: object) -> None:
        shutil.copytree(cut.folder.path, shop.folder.path)
        raise KilledError

    where = {"remember": (DataFolder, "remember"), "after the file": (BackendClient, "enrol")}[killed_at]
    monkeypatch.setattr(*where, killed)
    with pytest.raises(KilledError):
        cut.enrol(cut.new_code())
    monkeypatch.undo()
    assert shop.folder.database.exists()
    assert shop.folder.installation() is None
    shop.enrol(shop.new_code(), again=again)
    shop.sell(100)
    shop.deliver()
    assert not shop.folder.database.with_name("till.db.unfinished").exists()
    shop.close()
    shop.keyring.lose_everything()
    shop.enrol(shop.new_code())
    assert len(shop.purchases()) == 1
    shop.till.close()


def test_a_mark_that_outlived_its_enrolment_makes_no_records_go(shop: Shop) -> None:
    """Killed behind the last step but one."""
    shop.folder.database.with_name("till.db.unfinished").touch()
    with pytest.raises(RefusedError, match="already-enrolled"):
        shop.enrol(shop.new_code())
    shop.folder.database.with_name("till.db.sealed-key").unlink()
    with pytest.raises(RefusedError, match="already-enrolled"):
        shop.enrol(shop.new_code())
    shop.enrol(shop.new_code(), again=True)
    assert len(shop.purchases()) == 2


@pytest.mark.rule("X08")
def test_of_two_copies_of_a_till_the_one_that_lost_delivers_when_it_was_enrolled_anew(
    shop: Shop, tmp_path: Path, real_backend: BackendProcess
) -> None:
    shutil.copytree(shop.folder.path, tmp_path / "copy")
    copy = Shop(tmp_path / "copy", real_backend)
    copy.outside = shop.outside
    copy.close()
    for one, amount in ((shop, 300), (copy, 400)):
        opened = one.till.open()
        assert opened is not None
        one.counter = opened
        one.sell(amount)
        one.deliver()
    # The copy's sale forked, so it went on in a new epoch, and the first till may not any more.
    sold = shop.sell(500)
    with pytest.raises(RefusedError, match="register-in-use"):
        shop.deliver()
    shop.close()
    shop.enrol(shop.new_code(), again=True)
    shop.deliver()
    office = shop.till.back_office
    assert office is not None
    assert (office.journal.status().waiting, office.journal.status().set_aside) == (0, 0)
    assert shop.purchases().count(sold) == 1
    copy.close()

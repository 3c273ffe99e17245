"""Everything that the counter can do once the till is open."""

from __future__ import annotations

from dataclasses import dataclass

from pos_client.services.approving import LookAfterTills
from pos_client.services.benefits import Holds
from pos_client.services.configuration import CurrentConfiguration
from pos_client.services.day_report import ReportDay
from pos_client.services.identify import Identify
from pos_client.services.mended import Mended
from pos_client.services.open_sale import UnfinishedSale
from pos_client.services.recent import RecentPurchases
from pos_client.services.record_purchase import RecordPurchase
from pos_client.services.replace_card import ReplaceCard
from pos_client.services.reverse import Reverse
from pos_client.services.set_aside import SetAside
from pos_client.services.shift import Shift
from pos_client.services.sign_in import SignIn
from pos_client.services.sign_out import SignOut
from pos_client.services.unlock_staff import UnlockStaff


@dataclass(frozen=True, slots=True)
class Counter:
    """The use cases that somebody at the till asks for."""

    configuration: CurrentConfiguration
    shift: Shift
    sign_in: SignIn
    sign_out: SignOut
    unlock_staff: UnlockStaff
    identify: Identify
    holds: Holds
    record: RecordPurchase
    reverse: Reverse
    replace_card: ReplaceCard
    report_day: ReportDay
    recent: RecentPurchases
    unfinished: UnfinishedSale
    mended: Mended
    set_aside: SetAside
    tills: LookAfterTills

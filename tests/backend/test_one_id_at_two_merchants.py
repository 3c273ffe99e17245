"""A till makes the ids of its entries; that another merchant's till has made one already changes nothing."""

import pytest

from reference_backend import tables
from tests.backend.looking import rows
from tests.backend.running import Running
from tests.backend.till import Till


@pytest.mark.rule("N07")
def test_a_purchase_with_the_id_of_another_merchants_counts_and_is_taken_back_by_itself(
    running: Running, cafe: Till, bookshop: Till
) -> None:
    sale = cafe.buy()["header"]["entry_id"]
    cafe.reverse(sale)
    cafe.upload()
    assert bookshop.outcome(bookshop.buy(entry_id=sale)) == ("accepted", None)
    assert bookshop.outcome(bookshop.reverse(sale)) == ("accepted", None)
    both = {("kaarnan-kahvila", sale), ("lumon-kirjat", sale)}
    assert {(row["merchant_id"], row["entry_id"]) for row in rows(running, tables.purchases)} == both
    assert {(row["merchant_id"], row["purchase"]) for row in rows(running, tables.reversals)} == both

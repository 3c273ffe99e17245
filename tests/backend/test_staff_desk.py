"""Who may do what at a till (A4), the search by contact, and what the web may not (J01, J34)."""

import pytest
from sqlalchemy import update

from reference_backend import tables
from reference_backend.configuration.check_digits import with_check_digits
from reference_backend.staff.schemas import Role
from tests.backend.desk import apply, withdraw
from tests.backend.looking import rows
from tests.backend.running import Running
from tests.backend.staff_calls import asked, search
from tests.backend.till import Document, Till

NUMBERS: dict[Role, str] = {"cashier": "12", "info_desk": "31", "manager": "90"}
DESK = {"info_desk", "manager"}


@pytest.mark.rule("A4.role.manager")
@pytest.mark.parametrize("role", NUMBERS)
def test_the_days_report_is_the_managers(till: Till, role: Role) -> None:
    expected = (200, None) if role == "manager" else (403, "role-not-allowed")
    assert asked(till, "/v1/reports/day?date=2026-11-22", role) == expected


@pytest.mark.rule("A4.role.manager")
@pytest.mark.parametrize("role", NUMBERS)
def test_what_was_set_aside_is_settled_by_the_manager(till: Till, role: Role) -> None:
    wrong = till.buy(0)
    said = {
        "entry": wrong["header"]["entry_id"],
        "how": "loss_accepted",
        "replacement": None,
        "reason": "other",
        "staff": NUMBERS[role],
    }
    expected = ("accepted", None) if role == "manager" else ("set_aside", "role-not-allowed")
    assert till.outcome(till.append("entry_settled", said)) == expected


@pytest.mark.rule("A4.role.info-desk")
@pytest.mark.parametrize("role", NUMBERS)
def test_papers_are_taken_by_the_info_desk_and_the_manager(running: Running, till: Till, role: Role) -> None:
    taken = apply(till, {"staff": NUMBERS[role]})
    letter = till.append(
        "consent_withdrawn",
        {"purposes": "all", "picture": None, "staff": NUMBERS[role]},
        {"holder": "card:" + running.code("kodutare", "with_consent")},
    )
    refused = ("set_aside", "role-not-allowed")
    expected = ("accepted", None) if role in DESK else refused
    assert till.outcome(taken) == till.outcome(letter) == expected


# --- the web ----------------------------------------------------------------------------------


@pytest.fixture
def web(running: Running) -> Till:
    """A register of a store of the web."""
    with running.backend.database.write() as connection:
        here = tables.stores.c.id == "kodutare-tartu"
        connection.execute(update(tables.stores).where(here).values(channel="web"))
    return Till(running, "kodutare-tartu-1")


@pytest.mark.rule("J34")
@pytest.mark.parametrize("key", ["active_plastic", "lost_plastic", "blank_plastic_1", None])
def test_a_plastic_number_is_refused_on_the_web_whether_or_not_it_is_somebodys(
    running: Running, till: Till, web: Till, key: str | None
) -> None:
    code = running.code("kodutare", key) if key else with_check_digits("mod97", "92" + "0" * 12)
    answer = web.post("/v1/identifications", {"code": code, "symbology": None})
    shop = till.post("/v1/identifications", {"code": code, "symbology": None})
    assert (answer.status_code, answer.json()["code"]) == (403, "plastic-in-store-only")
    assert shop.status_code == 200


@pytest.mark.rule("J34", "J35")
def test_the_electronic_card_counts_on_the_web_and_in_every_form_in_a_shop(
    running: Running, till: Till, web: Till
) -> None:
    code = running.code("kodutare", "eligible_virtual")
    shown = {"code": code, "symbology": "QRCode"}
    answers = [one.post("/v1/identifications", shown).json() for one in (web, till)]
    printed = till.post("/v1/identifications", {"code": code, "symbology": "Code128"}).json()
    assert answers[0] == answers[1] == printed
    assert answers[0]["card_price"] is True


@pytest.mark.rule("J01")
def test_what_is_done_in_shops_only_is_refused_on_the_web(running: Running, web: Till) -> None:
    who = "card:" + running.code("kodutare", "eligible_virtual")
    aside = ("set_aside", "channel-not-allowed")
    assert web.outcome(web.replace_card(who, running.code("kodutare", "blank_plastic_1"))) == aside
    assert web.outcome(apply(web)) == aside
    assert web.outcome(withdraw(web, who)) == aside
    # What is bought on the web is a purchase like any other, and does not wait behind these.
    assert web.outcome(web.buy()) == ("accepted", None)
    refused = search(web, email="nobody@example.com")
    assert (refused.status_code, refused.json()["code"]) == (403, "channel-not-allowed")


# --- whose till -------------------------------------------------------------------------------


@pytest.mark.rule("N08")
@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("/v1/identifications", {"code": "NID1:24030128676817", "symbology": None}),
        ("/v1/contact-searches", {"email": "nobody@example.com", "reason": "lost-card"}),
        (
            "/v1/holds",
            {"sale": "019aab12-c3d4-7e5f-8a6b-000000000001", "benefit": "coffee-5", "member_ref": "x"},
        ),
        ("/v1/staff-sign-ins", {"staff": "12", "pin": "120012"}),
        ("/v1/unsealings", {"purpose": "export-key", "sealed": "00"}),
    ],
)
def test_a_till_cannot_name_a_merchant_whatever_it_calls(till: Till, path: str, body: Document) -> None:
    headers = {**till.headers, "X-Staff-Session": till.sign_in("manager")}
    for name in ("merchant", "merchant_id", "store", "register_id"):
        answer = till.running.call("POST", path, headers=headers, json={**body, name: "kaarnan-kahvila"})
        assert (answer.status_code, answer.json()["code"]) == (422, "invalid-request")


@pytest.mark.rule("N08")
def test_a_session_of_staff_counts_at_its_own_till_only(running: Running, till: Till, cafe: Till) -> None:
    session = cafe.sign_in("manager")
    answer = till.get("/v1/reports/day?date=2026-11-22", headers={"X-Staff-Session": session})
    assert (answer.status_code, answer.json()["code"]) == (401, "staff-session-needed")


@pytest.mark.rule("N08", "N15")
def test_no_entry_names_a_merchant_and_a_purchase_only_its_own_place(till: Till) -> None:
    assert till.outcome(till.buy(body={"merchant": "kodutare"})) == ("set_aside", "unexpected-field")
    assert till.outcome(till.buy(body={"place": "4740000000025"})) == ("set_aside", "place-mismatch")


# --- how a card is shown ----------------------------------------------------------------------


@pytest.mark.rule("J36")
def test_typed_codes_are_off_and_what_a_manager_overrode_is_counted(running: Running, till: Till) -> None:
    assert till.configuration["programme"]["capabilities"]["typed_codes"] is False
    scan = {"form": "plastic", "result": "eligible", "offline": False, "repeat": False}
    till.append("scan_counted", {**scan, "source": "camera", "override": False})
    keyed = till.append("scan_counted", {**scan, "source": "keyed", "override": True})
    assert till.outcome(keyed) == ("accepted", None)
    scans = till.report("2026-11-22")["scans"]
    assert (scans["total"], scans["overrides"], scans["keyed"]) == (2, 1, 1)


@pytest.mark.rule("J36")
def test_a_plastic_code_with_a_wrong_check_digit_is_nobodys(running: Running, till: Till) -> None:
    code = running.code("kodutare", "active_plastic")
    wrong = code[:-1] + str((int(code[-1]) + 1) % 10)
    assert till.identify(wrong)["verdict"] == "not_a_member"


@pytest.mark.rule("J35")
def test_showing_the_card_after_a_purchase_changes_nothing_of_it(running: Running, till: Till) -> None:
    bought = till.buy()
    till.upload()
    before = rows(running, tables.purchases)
    till.identify(running.code("kodutare", "with_consent"))
    member = till.identify(running.code("kodutare", "with_consent"))["member_ref"]
    again = till.buy(member=member, entry_id=bought["header"]["entry_id"])
    assert till.outcome(again)[0] == "set_aside"
    assert rows(running, tables.purchases) == before
    assert before[0]["member_ref"] is None


@pytest.mark.rule("J38")
@pytest.mark.parametrize("extra", ["tender", "balance", "amount"])
def test_no_call_takes_the_card_as_a_payment(till: Till, extra: str) -> None:
    shown = {"code": "9193774729716649", "symbology": None, extra: "card"}
    assert till.post("/v1/identifications", shown).status_code == 422

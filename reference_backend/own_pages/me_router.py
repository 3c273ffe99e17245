"""`/v1/members/me`: one's own data, permissions and memberships; a member's session, never a till's token."""

from functools import partial
from typing import Annotated, Any

from fastapi import APIRouter, Path, Query, Response

from reference_backend import problems
from reference_backend.backend import Backend, TheBackend
from reference_backend.consents.purposes import (
    NAME_DAY,
    NEWSLETTER_EMAIL,
    NEWSLETTER_POST,
    NEWSLETTER_SMS,
    OTHER_MERCHANTS,
    PURCHASE_LINKING,
    Purpose,
)
from reference_backend.members.export import export_member
from reference_backend.own_pages.asking import address_of
from reference_backend.own_pages.consenting import object_to_marketing, set_consents
from reference_backend.own_pages.editing import Edits, check_is_no_transfer, edit
from reference_backend.own_pages.email_changes import ask_for_change, count_asking
from reference_backend.own_pages.leaving import leave_all, leave_merchant
from reference_backend.own_pages.passwords import change_password
from reference_backend.own_pages.schemas import (
    ChannelsEdit,
    ConsentsEdit,
    EmailChange,
    Objection,
    OwnData,
    OwnDataEdit,
    PasswordEdit,
)
from reference_backend.own_pages.sessions import REFUSALS, TheVisitor, Visitor
from reference_backend.own_pages.view import card_picture, own_data

router = APIRouter(tags=["members"])
MerchantId = Annotated[str, Path(min_length=1, max_length=60)]


@router.get("/v1/members/me", responses=problems.documented(*REFUSALS))
def me(backend: TheBackend, visitor: TheVisitor) -> OwnData:
    """Return one's own data."""
    return own_data(backend, visitor.member)


@router.get("/v1/members/me/export", responses=problems.documented(*REFUSALS))
def export(backend: TheBackend, visitor: TheVisitor) -> dict[str, Any]:
    """Return all that is stored of oneself, merchant by merchant, to be kept or carried elsewhere (N23)."""
    with backend.database.read() as connection:
        return export_member(connection, visitor.member.id) or {}


@router.patch(
    "/v1/members/me",
    responses=problems.documented(*REFUSALS, "transfer-not-allowed", "fields-not-valid", "too-many-tries"),
)
async def edit_me(backend: TheBackend, visitor: TheVisitor, body: OwnDataEdit) -> OwnData:
    """Change one's own data; a new e-mail address counts once it is confirmed by the link that it gets."""
    return await backend.pace.keep(partial(_edit, backend, visitor, body))


def _edit(backend: Backend, visitor: Visitor, body: OwnDataEdit) -> OwnData:
    address = address_of(body.email) if body.email is not None else None
    if address is not None:
        check_is_no_transfer(_edits(body))
        count_asking(backend, visitor.member, address)
    changed = edit(backend, visitor.member, _edits(body))
    if address is not None:
        ask_for_change(backend, visitor.member.id, address)
    return own_data(backend, changed)


def _edits(body: OwnDataEdit) -> Edits:
    birthday = body.birthday
    return Edits(
        first_name=body.first_name,
        last_name=body.last_name,
        phone=body.phone,
        email=body.email,
        language=body.language,
        birthday=(birthday.month, birthday.day) if birthday else None,
    )


@router.put(
    "/v1/members/me/password",
    status_code=204,
    responses=problems.documented(
        *REFUSALS, "login-refused", "capability-absent", "password-not-valid", "too-many-tries"
    ),
)
def new_password(backend: TheBackend, visitor: TheVisitor, body: PasswordEdit) -> Response:
    """Change one's password; one that was forgotten is chosen by a link."""
    change_password(backend, visitor.member, visitor.session_hash, body.current, body.new)
    return Response(status_code=204)


@router.get(
    "/v1/members/me/card.png",
    responses={
        **problems.documented(*REFUSALS, "not-found"),
        200: {"content": {"image/png": {"schema": {"type": "string", "format": "binary"}}}},
    },
    response_class=Response,
)
def card(backend: TheBackend, visitor: TheVisitor) -> Response:
    """Return one's virtual card as a picture."""
    picture = card_picture(backend, visitor.member)
    return Response(picture, media_type="image/png", headers={"Cache-Control": "private, no-store"})


@router.put(
    "/v1/members/me/channels",
    responses=problems.documented(*REFUSALS, "capability-absent", "membership-unknown"),
)
def channels(backend: TheBackend, visitor: TheVisitor, body: ChannelsEdit) -> OwnData:
    """Set what may be sent; a flag that is left out is off."""
    wanted: dict[Purpose, bool] = {
        NEWSLETTER_EMAIL: body.newsletter_email,
        NEWSLETTER_SMS: body.newsletter_sms,
        NEWSLETTER_POST: body.newsletter_post,
        OTHER_MERCHANTS: body.other_merchants,
    }
    set_consents(backend, visitor.member, body.merchant, wanted)
    return own_data(backend, visitor.member)


@router.put(
    "/v1/members/me/consents",
    responses=problems.documented(*REFUSALS, "capability-absent", "membership-unknown"),
)
def consents(backend: TheBackend, visitor: TheVisitor, body: ConsentsEdit) -> OwnData:
    """Give or withdraw the consents to linked purchases and to a name day's offer."""
    asked: dict[Purpose, bool | None] = {PURCHASE_LINKING: body.purchase_linking, NAME_DAY: body.name_day}
    wanted = {purpose: given for purpose, given in asked.items() if given is not None}
    set_consents(backend, visitor.member, body.merchant, wanted)
    return own_data(backend, visitor.member)


@router.put("/v1/members/me/objection", responses=problems.documented(*REFUSALS))
def objection(backend: TheBackend, visitor: TheVisitor, body: Objection) -> OwnData:
    """Forbid all marketing, or no longer forbid it; the latter gives no consent back (N25)."""
    object_to_marketing(backend, visitor.member, body.objects)
    return own_data(backend, visitor.member)


@router.post(
    "/v1/members/me/email-changes",
    status_code=202,
    response_class=Response,  # without a body
    responses=problems.documented(*REFUSALS, "fields-not-valid", "too-many-tries"),
)
async def email_change(backend: TheBackend, visitor: TheVisitor, body: EmailChange) -> Response:
    """Send a link to a new address and a word to the old one; one answer, whoever has the new one."""

    def ask() -> None:
        address = address_of(body.email)
        count_asking(backend, visitor.member, address)
        ask_for_change(backend, visitor.member.id, address)

    await backend.pace.keep(ask)
    return Response(status_code=202)


@router.delete(
    "/v1/members/me/memberships/{merchant}",
    status_code=204,
    responses=problems.documented(*REFUSALS, "membership-unknown"),
)
def leave(backend: TheBackend, visitor: TheVisitor, merchant: MerchantId) -> Response:
    """End the membership with one merchant."""
    leave_merchant(backend, visitor.member, merchant)
    return Response(status_code=204)


@router.delete("/v1/members/me", status_code=204, responses=problems.documented(*REFUSALS))
def leave_everything(
    backend: TheBackend, visitor: TheVisitor, erase: Annotated[bool, Query()] = False
) -> Response:
    """End every membership; with `erase` nothing of the person stays."""
    leave_all(backend, visitor.member, erase=erase)
    return Response(status_code=204)

"""Joining on the wire."""

from typing import Annotated, Literal

from pydantic import Field

from reference_backend.configuration.model import ChannelName
from reference_backend.configuration.rulebook import DocumentName
from reference_backend.own_pages.schemas import Channels, PartOfDay, Password, Typed
from reference_backend.till_settings.schemas import ContactView, ControllerView
from reference_backend.wire import AnyUuid, Named, Wire

Need = Literal["phone-code", "password"]


class AcceptedVersion(Wire):
    """A text that was shown and agreed to."""

    document: DocumentName
    version: Annotated[str, Field(min_length=1, max_length=40)]


class JoinRequest(Wire):
    """The form. `key` is a random UUID that the form was opened with: sent twice it counts once."""

    key: AnyUuid
    kind: Literal["natural", "legal"] = "natural"
    first_name: Typed = ""
    last_name: Typed = ""
    email: Typed
    phone: Typed = ""
    birth_month: PartOfDay | None = None
    birth_day: PartOfDay | None = None
    language: Typed
    of_age: bool
    accepted: Annotated[list[AcceptedVersion], Field(max_length=10)]
    channels: Channels = Channels()
    purchase_linking: bool = False
    name_day: bool = False


class JoinAnswer(Wire):
    """The application, and what it still needs before it is complete; the same for every address."""

    application: AnyUuid
    needs: list[Need]


class PhoneCode(Wire):
    """The code that came to the phone."""

    code: Annotated[str, Field(max_length=20)]


class Submission(Wire):
    """The last button."""

    password: Password | None = None


class TextToAccept(Wire):
    """A text in the version that holds today."""

    document: DocumentName
    version: str
    address: str | None
    master_sha256: str | None


class JoiningView(Wire):
    """What a form asks, offers and has to say."""

    merchant: Named
    programme: Named
    languages: list[str]
    prevailing_language: str
    least_age: int
    kinds: list[Literal["natural", "legal"]]
    names: Literal["required", "optional"]
    phone: Literal["required", "none"]
    password: bool
    birthday: bool
    channels: list[ChannelName]
    purchase_linking: bool
    name_day: bool
    texts: list[TextToAccept]
    controllers: list[ControllerView]
    data_protection: ContactView
    customer_service: ContactView

"""The file that says how messages leave: to a folder, or over SMTP."""

import tomllib
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from reference_backend.messages.letters import Composer
from reference_backend.messages.smtp import SmtpServer, SmtpWriter
from reference_backend.messages.templates import Channel
from reference_backend.messages.writers import FolderWriter, Writer

Host = Annotated[str, Field(min_length=1, max_length=253)]
PathText = Annotated[str, Field(min_length=1, max_length=4096, pattern=r"^[^\x00-\x1f]*$")]
"""A place on the disk; none has a NUL or a line end in its name."""
MailAddress = Annotated[str, Field(pattern=r"^[^@\s]+@[^@\s]+$", max_length=254)]


class OutboxSettingsError(Exception):
    """The file cannot be used; the text says why."""


class _Data(BaseModel):
    model_config = ConfigDict(strict=True, extra="forbid", frozen=True)


class SmtpSettings(_Data):
    """A mail server. The password stands in a file of its own, which only the backend can read."""

    host: Host
    port: Annotated[int, Field(gt=0, lt=65536)]
    security: Literal["tls", "starttls", "none"]
    user: str | None = None
    password_file: PathText | None = None
    timeout_s: Annotated[float, Field(gt=0, le=300)] = 30.0


class OutboxSettings(_Data):
    """How messages leave.

    Without `smtp` every message becomes a file in `folder`. `sms_domain` is a gateway that turns mail to
    `number@sms_domain` into text messages; without one, text messages become files even with `smtp`.
    `public_url` is where the world reaches this backend: without it a newsletter has no one-click header.
    """

    sender: MailAddress = "no-reply@localhost.invalid"
    folder: PathText | None = None
    public_url: Annotated[str, Field(pattern=r"^https://[^\s]+$", max_length=200)] | None = None
    smtp: SmtpSettings | None = None
    sms_domain: Host | None = None


def read_settings(path: Path) -> OutboxSettings:
    """Read the file; OutboxSettingsError with what is wrong."""
    try:
        return OutboxSettings.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise OutboxSettingsError(f"{path.name}: {error}") from error
    except ValidationError as error:
        places = ", ".join(".".join(map(str, one["loc"])) + ": " + one["msg"] for one in error.errors())
        raise OutboxSettingsError(f"{path.name}: {places}") from error


def writers_of(settings: OutboxSettings, default_folder: Path) -> dict[Channel, Writer]:
    """Return the ways out.

    OutboxSettingsError for a folder inside a file, a password that cannot be read, or mail without TLS.
    """
    folder = FolderWriter(_folder(settings.folder) if settings.folder else default_folder)
    if settings.smtp is None:
        return {"mail": folder, "sms": folder}
    mail = SmtpWriter(_server(settings.smtp, settings.sender))
    return {"mail": mail, "sms": mail if settings.sms_domain else folder}


def composer_of(settings: OutboxSettings) -> Composer:
    """Return what makes letters of messages."""
    if settings.sms_domain:
        return Composer(settings.sender, settings.sms_domain)
    return Composer(settings.sender)


def _folder(named: str) -> Path:
    """A folder that is not there yet, or not mounted, is made or found later; inside a file never."""
    place = Path(named)
    there = next((one for one in (place, *place.parents) if one.exists()), None)
    if there is not None and not there.is_dir():
        raise OutboxSettingsError(f"folder: {there} is a file; name a folder")
    return place


def _server(smtp: SmtpSettings, sender: str) -> SmtpServer:
    try:
        password = (
            Path(smtp.password_file).read_text(encoding="utf-8").strip() if smtp.password_file else None
        )
        return SmtpServer(
            host=smtp.host,
            port=smtp.port,
            security=smtp.security,
            sender=sender,
            user=smtp.user,
            password=password,
            timeout_s=smtp.timeout_s,
        )
    except (OSError, ValueError) as error:
        raise OutboxSettingsError(f"smtp: {error}") from error

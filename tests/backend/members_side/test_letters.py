"""Messages as mails, and the file that says how they leave."""

import email
from dataclasses import replace
from email.message import EmailMessage
from email.policy import default
from pathlib import Path

import pytest

from reference_backend.messages.letters import Composer
from reference_backend.messages.repository import Message
from reference_backend.messages.settings import OutboxSettingsError, composer_of, read_settings, writers_of
from reference_backend.messages.writers import FolderWriter, Letter, TemporaryRefusalError

SENDER = "card@example.com"


@pytest.fixture
def message() -> Message:
    return Message(
        id="0f9b8c7d-6e5f-4a3b-8c1d-2e3f4a5b6c7d",
        key="k",
        merchant_id=None,
        member_id=None,
        channel="mail",
        purpose="service",
        language="et",
        address="õie@mägi.ee",
        subject="Õ" * 90,
        body="Tere, õ.\n" + "pikk " * 400,
        picture=b"\x89PNG",
        created_at="2026-11-22T10:00:00.000Z",
    )


def parsed(letter: Letter) -> EmailMessage:
    return email.message_from_bytes(letter.content, policy=default)


def test_a_letter_is_a_proper_mail_whatever_its_words(message: Message) -> None:
    letter = Composer(SENDER).letter(message)
    assert letter == Composer(SENDER).letter(message)
    assert max(len(line) for line in letter.content.splitlines()) < 998
    mail = parsed(letter)
    text, [picture] = mail.get_body(), mail.iter_attachments()
    assert text is not None
    assert text.get_content().splitlines() == message.body.splitlines()
    assert (picture.get_content_type(), picture.get_content()) == ("image/png", message.picture)
    assert (mail["To"], mail["Subject"]) == ("õie@xn--mgi-qla.ee", message.subject)
    assert mail["List-Unsubscribe"] is None
    assert mail["Auto-Submitted"] == "auto-generated"


def test_a_domain_of_other_letters_is_written_as_every_mail_server_knows_it(message: Message) -> None:
    letter = Composer(SENDER).letter(replace(message, address="oie@mägi.ee"))
    assert letter.address == "oie@xn--mgi-qla.ee"
    assert letter.content.isascii()


def test_a_text_message_goes_to_the_gateway(message: Message) -> None:
    sms = replace(message, channel="sms", address="+37251234567", subject="", picture=None)
    letter = Composer(SENDER, "sms.example").letter(sms)
    assert letter.address == "37251234567@sms.example"


@pytest.fixture
def settings(tmp_path: Path) -> Path:
    return tmp_path / "outbox.toml"


def test_without_a_mail_server_everything_becomes_files(settings: Path, tmp_path: Path) -> None:
    settings.write_text('sender = "card@example.com"\n', encoding="utf-8")
    read = read_settings(settings)
    writers = writers_of(read, tmp_path / "beside")
    writers["sms"].write(Letter("0f9b8c7d-6e5f-4a3b-8c1d-2e3f4a5b6c7d", "1@sms.invalid", b"x"))
    assert [one.suffix for one in (tmp_path / "beside").iterdir()] == [".eml"]
    assert composer_of(read).sender == "card@example.com"


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ('colour = "red"\n', "colour"),
        ("[smtp]\n", "smtp.host"),
        ('public_url = "http://example.com"\n', "public_url"),
        ('[smtp]\nhost = "mail.example"\nport = 25\nsecurity = "none"\n', "without TLS"),
        ('[smtp]\nhost = "::1"\nport = 25\nsecurity = "none"\npassword_file = "nowhere"\n', "nowhere"),
    ],
)
def test_settings_that_cannot_be_used_say_why(settings: Path, tmp_path: Path, text: str, why: str) -> None:
    settings.write_text(text, encoding="utf-8")
    with pytest.raises(OutboxSettingsError, match=why):
        writers_of(read_settings(settings), tmp_path)


def test_a_folder_that_cannot_be_written_is_a_refusal_for_now(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(TemporaryRefusalError):
        FolderWriter(tmp_path / "file" / "out").write(
            Letter("0f9b8c7d-6e5f-4a3b-8c1d-2e3f4a5b6c7d", "a@b.fi", b"x")
        )

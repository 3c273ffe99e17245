"""`newsletter`: queue an issue for everybody who permits it."""

import argparse
import tomllib
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from reference_backend.backend import Backend
from reference_backend.commands.terminal import CommandError, opened, say, takes_database, takes_programmes
from reference_backend.messages.templates import Words
from reference_backend.newsletters.service import Newsletter, queue_newsletter
from reference_backend.problems import Problem


class _Said(BaseModel):
    model_config = ConfigDict(strict=True, extra="forbid")
    subject: str = Field(default="", max_length=150, pattern=r"^[^\r\n]*$")
    body: str = Field(min_length=1, max_length=20_000)


class _Issue(BaseModel):
    """The file: an id, the channel, and the words of each language."""

    model_config = ConfigDict(strict=True, extra="forbid")
    id: str = Field(pattern=r"^[a-z0-9-]{1,40}$")
    channel: Literal["mail", "sms"]
    others_offers: bool = False
    words: dict[str, _Said] = Field(min_length=1)


def add(subparsers: Any) -> None:
    """Add the command."""
    words = "Queue a newsletter for every member who permits it; the same issue reaches nobody twice."
    parser = subparsers.add_parser("newsletter", help=words, description=words)
    parser.add_argument("merchant")
    parser.add_argument(
        "issue", type=Path, help="a TOML file: id, channel, others_offers, [words.fi] subject, body"
    )
    takes_database(parser)
    takes_programmes(parser)
    parser.set_defaults(command=run)


def run(options: argparse.Namespace) -> int:
    """Queue it and say for how many."""
    newsletter = _read(options.issue)
    with opened(options) as backend:
        count = _queue(backend, options.merchant, newsletter)
    say(f"queued: {count}")
    return 0


def _read(path: Path) -> Newsletter:
    try:
        issue = _Issue.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
    except (OSError, ValueError) as error:
        raise CommandError(f"{path.name} is no newsletter: {error}") from error
    words = {language: Words(one.subject, one.body) for language, one in issue.words.items()}
    return Newsletter(issue.id, issue.channel, words, issue.others_offers)


def _queue(backend: Backend, merchant_id: str, newsletter: Newsletter) -> int:
    try:
        return queue_newsletter(backend, merchant_id, newsletter)
    except Problem as error:
        raise CommandError(f"there is no merchant {merchant_id}") from error
    except KeyError as error:
        raise CommandError("the newsletter lacks the programme's master language") from error

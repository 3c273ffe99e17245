"""What a programme says of its texts and of those who answer for the personal data."""

from datetime import date
from typing import Literal

from pydantic import Field

from reference_backend.configuration.values import (
    Country,
    Data,
    Language,
    NotNegative,
    Sentence,
    Sha256,
    Text,
)

DocumentName = Literal["rules", "privacy-policy"]
NOTICE_DAYS = 10


class Controller(Data):
    """Who answers for the personal data (J19)."""

    name: Text
    registry_code: Text | None = None
    address: Text
    country: Country


class Contact(Data):
    """Where people turn to (J29, J44).

    `withheld` names what the master text states and the copy at hand hides: whoever runs the programme fills
    it in, and until then the lint warns.
    """

    website: Text | None = None
    email: Text | None = None
    phone: Text | None = None
    address: Text | None = None
    withheld: list[Literal["email", "phone", "address"]] = Field(default_factory=list)


class Processor(Data):
    """Who works on the personal data on a controller's behalf, and in which country (N20)."""

    name: Text
    country: Country
    justification: Sentence | None = None


class Analytics(Data):
    """Handing purchases to a third party for analysis (N21): off, unless it is switched on for one named."""

    enabled: bool = False
    recipient: Text | None = None
    country: Country | None = None
    justification: Sentence | None = None


class TextVersion(Data):
    """A version of the rules or of the privacy policy, known by the hash of its master text.

    Both days are calendar days in the programme's zone. Without `effective_from` it holds since before this
    file; without `published_on` the day is not known, which only a document's first version may say. Without
    `master_sha256` the text is not at hand, and `address` says where it stands.
    """

    document: DocumentName
    version: Text
    published_on: date | None = None
    effective_from: date | None = None
    master_sha256: Sha256 | None = None
    address: Text | None = None
    notice_days: NotNegative = NOTICE_DAYS


class Translation(Data):
    """A translation of one version, with the notice that the master text prevails (N26)."""

    document: DocumentName
    version: Text
    language: Language
    sha256: Sha256
    master_sha256: Sha256
    notice: Sentence


class Rules(Data):
    """The texts that the programme carries out, and which language decides where they differ."""

    prevailing_language: Language
    versions: list[TextVersion]
    translations: list[Translation] = Field(default_factory=list)

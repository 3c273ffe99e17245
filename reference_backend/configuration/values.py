"""The small values that programme and merchant files are written in. Closed and strict."""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

Positive = Annotated[int, Field(gt=0)]
NotNegative = Annotated[int, Field(ge=0)]
Text = Annotated[str, Field(min_length=1, max_length=200)]
Sentence = Annotated[str, Field(min_length=1, max_length=1_000)]
Slug = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)]
Language = Annotated[str, Field(pattern=r"^[a-z]{2}$")]
Country = Annotated[str, Field(pattern=r"^[A-Z]{2}$")]
Currency = Annotated[str, Field(pattern=r"^[A-Z]{3}$")]
Sha256 = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
Symbology = Literal["QRCode", "Code128", "EAN13", "EAN8", "Code39", "ITF", "DataMatrix", "Aztec", "PDF417"]
"""No UPC: decoders call a UPC-A an EAN-13 as often as not."""


class Data(BaseModel):
    """A closed table of a TOML file."""

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True)

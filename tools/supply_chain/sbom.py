"""The software bill of materials of a package: CycloneDX 1.6 in JSON, the same bytes for the same parts."""

import json
import platform
import uuid
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from cyclonedx.model import HashAlgorithm, HashType, Property
from cyclonedx.model.bom import Bom
from cyclonedx.model.component import Component, ComponentType
from cyclonedx.model.license import LicenseExpression
from cyclonedx.output.json import JsonV1Dot6
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
from packageurl import PackageURL

from tools.supply_chain.licences import Licences
from tools.supply_chain.shipped import TILL, Shipped


class SbomError(Exception):
    """What was written is not a bill of materials."""


def bill(parts: Mapping[str, Shipped], licences: Licences, made_at: datetime) -> str:
    """The bill as text. `made_at` is the time of what was built, not of the building: two builds, one text.

    Raises:
        LicenceError: a part without a licence that fits.
        SbomError: the text does not follow the schema.
    """
    components = {name: _component(part, licences) for name, part in parts.items()}
    bom = Bom(components=[one for name, one in components.items() if name != TILL])
    bom.metadata.component = components[TILL]
    bom.metadata.timestamp = made_at
    bom.metadata.properties.add(Property(name="python", value=platform.python_version()))
    bom.metadata.properties.add(Property(name="platform", value=f"{platform.system()} {platform.machine()}"))
    for name, part in parts.items():
        bom.register_dependency(components[name], [components[needed] for needed in part.needs])
    listed = "\n".join(f"{part.name}=={part.version}" for part in parts.values())
    bom.serial_number = uuid.uuid5(uuid.NAMESPACE_URL, listed)
    text = JsonV1Dot6(bom).output_as_string(indent=2)
    if fault := JsonStrictValidator(SchemaVersion.V1_6).validate_str(text):
        raise SbomError(str(fault))
    return text + "\n"


def write_bill(parts: Mapping[str, Shipped], licences: Licences, made_at: datetime, path: Path) -> int:
    """Write the bill; how many parts are in it, without the till itself."""
    text = bill(parts, licences, made_at)
    path.write_text(text, encoding="utf-8")
    return len(json.loads(text)["components"])


def _component(part: Shipped, licences: Licences) -> Component:
    ours = part.name == TILL
    url = PackageURL("pypi", name=part.name, version=part.version)
    return Component(
        type=ComponentType.APPLICATION if ours else ComponentType.LIBRARY,
        name=part.name,
        version=part.version,
        bom_ref=str(url),
        purl=url,
        licenses=[LicenseExpression(licences.of(part))],
        # Which of the files came in depends on the platform; the lock lets in these only.
        hashes=[HashType(alg=HashAlgorithm.SHA_256, content=one) for one in part.hashes],
    )

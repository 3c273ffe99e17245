"""Invented people from a seed: the same seed, the same people."""

import random
from dataclasses import dataclass

FIRST = {
    "et": [
        "Aadu",
        "Elo",
        "Hilja",
        "Jaanus",
        "Kaja",
        "Leelo",
        "Mihkel",
        "Õie",
        "Priit",
        "Tõnu",
        "Ülle",
        "Žanna",
    ],
    "fi": ["Aino", "Eero", "Helmi", "Ilmari", "Kaarina", "Lauri", "Oiva", "Päivi", "Sisko", "Väinö"],
}
LAST = {
    "et": ["Kask", "Lepp", "Mägi", "Põder", "Rebane", "Saar", "Tamm", "Võsa", "Šokman"],
    "fi": ["Hakala", "Järvi", "Koivu", "Lehto", "Mäki", "Niemi", "Öhman", "Salo", "Åkerblom"],
}


@dataclass(frozen=True)
class Person:
    """An invented person."""

    id: str
    first_name: str
    last_name: str
    email: str
    birth_month: int | None
    birth_day: int | None


def person(source: random.Random, language: str, number: int) -> Person:
    """Return the next invented person; the address cannot reach anybody (RFC 2606)."""
    has_birthday = source.random() < 0.6
    return Person(
        id=identifier(source),
        first_name=source.choice(FIRST[language]),
        last_name=source.choice(LAST[language]),
        email=f"{language}{number:04d}@example.com",
        birth_month=source.randint(1, 12) if has_birthday else None,
        birth_day=source.randint(1, 28) if has_birthday else None,
    )


def identifier(source: random.Random) -> str:
    """Return a UUID-shaped id from the seed."""
    digits = f"{source.getrandbits(128):032x}"
    return "-".join((digits[:8], digits[8:12], digits[12:16], digits[16:20], digits[20:]))

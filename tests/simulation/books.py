"""What people at the tills were told, kept apart from all that is tested: the truth that is compared with."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass
class Fact:
    """Something that somebody did at a till, and what its screen said to it."""

    entry_id: str
    kind: str
    register: str
    merchant: str
    amount_minor: int
    at_ms: int
    acknowledged: bool = False
    """The screen said that it is recorded."""


@dataclass
class Books:
    """All that was done in a seed."""

    facts: dict[str, Fact] = field(default_factory=dict)
    of_registers: dict[str, set[str]] = field(default_factory=dict)
    destroyed: set[str] = field(default_factory=set)
    """Acknowledged, and every copy of it physically destroyed before it reached anybody else."""
    damaged: set[str] = field(default_factory=set)
    """Stored bytes of it were altered, or something refused its content: a person must see it."""
    forgotten: set[str] = field(default_factory=set)
    """The backend had it, and was put back to before."""
    shadowed: set[str] = field(default_factory=set)
    """Another fact was appended under the same id: whichever came first counts, the other is set aside."""
    in_two_copies: set[str] = field(default_factory=set)
    """In doubt on one till and recorded there again, while a copy of its disk may hold it from before:
    one fact under two headers, of which the backend counts the first and sets the other aside.
    """
    stranded: set[str] = field(default_factory=set)
    """In the journal of a copy that may not deliver any more, waiting to be taken over."""

    def attempt(self, fact: Fact) -> None:
        """It is about to be recorded; the till may die before anybody hears of it."""
        self.facts.setdefault(fact.entry_id, fact)

    def acknowledge(self, entry_id: str) -> None:
        """The screen said so."""
        fact = self.facts[entry_id]
        fact.acknowledged = True
        self.of_registers.setdefault(fact.register, set()).add(entry_id)

    def acknowledged(self) -> list[Fact]:
        """All of which a screen said that they are recorded."""
        return [one for one in self.facts.values() if one.acknowledged]

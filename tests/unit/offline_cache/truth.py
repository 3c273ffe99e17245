"""A backend's cards as the contract tells them: pages of the whole in the order of the keys, then changes."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

TAKEN_AT = "2026-11-22T09:00:00.000Z"


@dataclass
class Truth:
    """What the backend knows now, and every change that led there."""

    cards: dict[str, dict[str, Any]] = field(default_factory=dict)
    changes: list[str] = field(default_factory=list)
    page_size: int = 3

    def put(self, key: str, **more: Any) -> None:
        """A card that is new, or is told anew."""
        plain: dict[str, Any] = {"status": "active", "form": "virtual", "member_ref": None, "benefits": []}
        self.cards[key] = {"key": key, **plain, **more}
        self.changes.append(key)

    def remove(self, key: str) -> None:
        """A tombstone, where there was a card."""
        if self.cards.pop(key, None) is not None:
            self.changes.append(key)

    def page(self, cursor: str | None) -> dict[str, Any]:
        """The next page. A cursor is `change` or, on the way through the whole, `change.key`."""
        if cursor is None:
            return self._on_the_way(len(self.changes), "")
        change, _, key = cursor.partition(".")
        return self._on_the_way(int(change), key) if key else self._since(int(change))

    def _on_the_way(self, change: int, behind: str) -> dict[str, Any]:
        keys = sorted(key for key in self.cards if key > behind)
        shown = [self.cards[key] for key in keys[: self.page_size]]
        if len(keys) > self.page_size:
            return _page(f"{change}.{shown[-1]['key']}", shown, [], more=True)
        return _page(str(change), shown, [], more=len(self.changes) > change)

    def _since(self, change: int) -> dict[str, Any]:
        upto = min(len(self.changes), change + self.page_size)
        keys = dict.fromkeys(self.changes[change:upto])
        shown = [self.cards[key] for key in keys if key in self.cards]
        gone = [key for key in keys if key not in self.cards]
        return _page(str(upto), shown, gone, more=upto < len(self.changes))


def _page(cursor: str, cards: list[dict[str, Any]], gone: list[str], *, more: bool) -> dict[str, Any]:
    told = [dict(card) for card in cards]
    return {"cursor": cursor, "more": more, "taken_at": TAKEN_AT, "cards": told, "gone": gone}

"""One record that was set aside: what it was, why, what to do, what was done."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtWidgets import QFrame, QPushButton

from pos_client.domain.set_aside import Act, SetAsideRecord
from pos_client.ui.i18n import translate
from pos_client.ui.look import Look
from pos_client.ui.theme import Space
from pos_client.ui.widgets.buttons import button
from pos_client.ui.widgets.layouts import column
from pos_client.ui.widgets.notice import Notice
from pos_client.ui.widgets.texts import ElidedLabel, text_label
from pos_client.ui.words.set_aside import what_it_was, what_to_do, what_was_done, why


class RecordPanel(QFrame):
    """Draws a record; its buttons are what this person may do about it."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.setProperty("role", "panel")
        self.what = text_label("title", wrap=True)
        self.when = text_label("soft", wrap=True)
        self.reason, self.done = Notice(look), Notice(look)
        self.code = ElidedLabel("caption")
        self.correct = button(look, "primary", large=True)
        self.accept = button(look, "secondary", large=True)
        self.export = button(look, "secondary", large=True)
        inside = column(look, self, margin=Space.LARGE)
        for widget in (self.what, self.when, self.done, self.reason, self.code):
            inside.addWidget(widget)
        inside.addStretch(1)
        for made in self._buttons.values():
            inside.addWidget(made)

    def show_record(self, record: SetAsideRecord, acts: Collection[Act], *, busy: bool) -> None:
        """Draw it."""
        look = self._look
        self.what.setText(what_it_was(record, look))
        self.when.setText(self._circumstances(record))
        if record.settled is None:
            self.done.hide()
            self.reason.show_words(why(record), what_to_do(record), "caution")
        else:
            self.done.show_words(what_was_done(record.settled, look))
            self.reason.show_words(why(record), "", "quiet")
        self.code.set_whole(translate("SetAside", "For support: {code}").format(code=record.reason or "–"))
        names = {
            Act.CORRECT: translate("SetAside", "Correct and send again"),
            Act.ACCEPT_LOSS: translate("SetAside", "Accept the loss"),
            Act.EXPORT: translate("SetAside", "Export"),
        }
        for act, made in self._buttons.items():
            made.setText(names[act])
            made.setVisible(act in acts)
            made.setEnabled(not busy)

    def _circumstances(self, record: SetAsideRecord) -> str:
        when = self._look.tongue.moment(record.occurred_at, self._look.clock())
        if record.with_card:
            return translate("SetAside", "{time}, with a card").format(time=when)
        return when

    @property
    def _buttons(self) -> dict[Act, QPushButton]:
        return {Act.CORRECT: self.correct, Act.ACCEPT_LOSS: self.accept, Act.EXPORT: self.export}

"""What holds at this till and for whoever is at it."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject, Slot

from pos_client.domain.programme import Configuration
from pos_client.domain.staff import Action, StaffSession
from pos_client.ui.cashier.counter import Counter


class RulesPresenter(QObject):
    """Puts the programme's rules and the role's rights into the state; asks for nothing."""

    def __init__(self, counter: Counter) -> None:
        super().__init__()
        self._counter = counter

    @Slot(object)
    def on_till_opened(self, configuration: Configuration) -> None:
        """The till knows where it stands."""
        self.on_configuration_changed(configuration)

    @Slot(object)
    def on_configuration_changed(self, configuration: Configuration) -> None:
        """The programme as it is now."""
        programme = configuration.programme
        self._counter.show(
            ready=True,
            currency=configuration.register.currency,
            join_url=programme.join_url,
            master_language=programme.master_language,
            rules=replace(
                self._counter.state.rules,
                limits=programme.totals,
                per_purchase=programme.benefits_per_purchase,
                typed_codes=programme.capabilities.typed_codes,
            ),
        )

    @Slot(object)
    def on_signed_in(self, session: StaffSession) -> None:
        """Somebody took the till. Typing a card's number is the manager's, unless the programme allows it."""
        allowed = self._counter.state.rules.typed_codes
        self._counter.show(may_type=allowed or session.may(Action.TYPE_A_CODE))

    @Slot(object)
    def on_median_changed(self, median_minor: int | None) -> None:
        """What this till usually sells for."""
        self._counter.show(rules=replace(self._counter.state.rules, median_minor=median_minor))

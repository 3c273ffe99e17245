"""The sentences of the info desk."""

from __future__ import annotations

from pos_client.ui.i18n import Tongue, translate
from pos_client.ui.info_desk.presenter import InfoDeskState, Step


def step_line(state: InfoDeskState, step: Step, tongue: Tongue) -> str:
    """The line below a step: what to do there, or what was done."""
    if step is Step.HOLDER:
        if state.asking:
            return translate("InfoDesk", "The card is looked up …")
        return (
            translate("InfoDesk", "Found.")
            if state.holder
            else translate("InfoDesk", "Scan it from the phone.")
        )
    if step is Step.BLANK:
        if state.blank_ending:
            return translate("InfoDesk", "Ends in {digits}.").format(digits=state.blank_ending)
        return translate("InfoDesk", "Scan the blank.")
    return tongue.money(state.fee.price) if state.fee else translate("InfoDesk", "From the price list.")


def explanation(state: InfoDeskState) -> str:
    """What to do now, in a sentence or two; nothing when all is done."""
    match state.step:
        case Step.HOLDER:
            return translate(
                "InfoDesk",
                "Scan the customer's electronic card from the phone or from paper. It stays as it is; "
                "only the lost plastic card ends.",
            )
        case Step.BLANK:
            return translate("InfoDesk", "The holder is found. Take a new plastic card and scan it.")
        case Step.FEE if state.replacing:
            return translate("InfoDesk", "The new card is being recorded …")
        case Step.FEE:
            return translate(
                "InfoDesk",
                "Take the fee first, say how it was paid, then press Paid. The lost card ends at once.",
            )
        case Step.DONE:
            return ""

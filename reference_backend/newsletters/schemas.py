"""One-click unsubscribing on the wire."""

from reference_backend.wire import Named, Wire


class UnsubscriptionView(Wire):
    """What a newsletter's link would end."""

    merchant: Named
    purpose: str

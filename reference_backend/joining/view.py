"""What a page has to know to show a form: what is asked, which texts hold, who answers for the data (J19)."""

from reference_backend.backend import Backend
from reference_backend.consents.purposes import NAME_DAY, PURCHASE_LINKING, offered
from reference_backend.joining.form import texts_of
from reference_backend.joining.schemas import JoiningView, TextToAccept
from reference_backend.own_pages.memberships import terms_at
from reference_backend.till_settings.schemas import ControllerView
from reference_backend.till_settings.views import contact_view
from reference_backend.wire import Named


def joining_view(backend: Backend, merchant_id: str) -> JoiningView:
    """Return what a merchant's form asks, offers and has to say; Problem `merchant-unknown`."""
    with backend.database.read() as connection:
        terms = terms_at(connection, backend.programmes, merchant_id)
    programme = terms.programme
    joining = programme.joining
    texts = ("document", "version", "address", "master_sha256")
    return JoiningView(
        merchant=Named(id=terms.merchant.id, name=terms.merchant.name),
        programme=Named(id=programme.id, name=programme.name),
        languages=list(programme.languages),
        prevailing_language=programme.rules.prevailing_language,
        least_age=joining.least_age,
        kinds=["natural", "legal"] if programme.capabilities.legal_persons else ["natural"],
        names=joining.names,
        phone=joining.phone,
        password=joining.password,
        birthday=joining.birthday,
        channels=joining.channels,
        purchase_linking=PURCHASE_LINKING in offered(terms),
        name_day=NAME_DAY in offered(terms),
        texts=[
            TextToAccept(**one.model_dump(include=set(texts))) for one in texts_of(terms, backend.clock.now())
        ],
        controllers=[ControllerView(**one.model_dump()) for one in programme.controllers],
        data_protection=contact_view(programme.data_protection),
        customer_service=contact_view(programme.customer_service),
    )

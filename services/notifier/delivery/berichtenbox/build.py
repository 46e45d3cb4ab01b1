"""From the settings to the Berichtenbox; nothing where it is not set up."""

from notifier.delivery.berichtenbox.agreement import Agreement
from notifier.delivery.berichtenbox.ebms_adapter import Access, EbmsServer
from notifier.delivery.berichtenbox.settings import BerichtenboxSettings


def agreement_of(settings: BerichtenboxSettings) -> Agreement | None:
    """None without settings; they are whole or not there."""
    cpa_id, oin = settings.berichtenbox_cpa_id, settings.berichtenbox_oin
    to_oin, kind = settings.berichtenbox_to_oin, settings.berichtenbox_type
    if cpa_id is None or oin is None or to_oin is None or kind is None:
        return None
    return Agreement(cpa_id, oin, to_oin, kind)


def build_server(settings: BerichtenboxSettings) -> EbmsServer | None:
    """Connected to nothing."""
    if settings.berichtenbox_url is None:
        return None
    user, password = settings.berichtenbox_user, settings.berichtenbox_password
    access = None if user is None or password is None else Access(user, password)
    return EbmsServer(settings.berichtenbox_url, access)

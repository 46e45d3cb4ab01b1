"""Whether messages reach MijnOverheid, without sending one."""

from collections.abc import Iterator

from foundation.provider_errors import ProviderError, Refused
from notifier.delivery.berichtenbox.build import agreement_of, build_server
from notifier.delivery.berichtenbox.ebms_adapter import Unreadable
from notifier.settings import NotifierSettings
from vertrekmelding.doctor.finding import Finding, error, ok, warning

_SETTINGS = "check NOTIFIER_BERICHTENBOX_URL, _USER and _PASSWORD"
_OVER_EBMS = (
    "see at ebms-core whether the CPA, the OINs and the certificate are right,"
    " and whether MijnOverheid can be reached"
)


def look_at_berichtenbox_settings(settings: NotifierSettings) -> Iterator[Finding]:
    """What can be seen without connecting; that the settings belong together is seen before."""
    if settings.berichtenbox_url is None:
        yield warning(
            "nothing goes to the Berichtenbox: people are told on paper only",
            "set NOTIFIER_BERICHTENBOX_URL and what belongs to it",
        )


def look_at_berichtenbox(settings: NotifierSettings) -> Iterator[Finding]:
    """ebms-core takes our password, and MijnOverheid answers a ping over ebMS."""
    agreement, server = agreement_of(settings), build_server(settings)
    if agreement is None or server is None:
        return
    try:
        server.ping(agreement.cpa_id, agreement.ours, agreement.theirs)
    except Refused as refused:
        yield error(f"ebms-core refuses us ({refused.code})", _SETTINGS)
    except ProviderError as mistake:
        if mistake.code.startswith("http_"):
            yield error(f"MijnOverheid does not answer over ebMS ({mistake.code})", _OVER_EBMS)
        else:
            yield error(f"ebms-core does not answer ({mistake.code})", _SETTINGS)
    except Unreadable:
        yield error("what answers is no ebms-core", _SETTINGS)
    else:
        yield ok("MijnOverheid Berichtenbox answers over ebMS")
    finally:
        server.close()

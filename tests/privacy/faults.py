"""What a provider may answer when it does not do its work; each with people in it."""

from tests.privacy.outside import Hostile

BRP = "/haalcentraal"
LETTER = "/v2/notifications/letter"
RVDK = "/rvdk"
"""How the targets of calls begin."""

_PROBLEM = '{"title": "%s", "detail": "%s", "code": "%s", "invalidParams": [{"name": "%s"}]}'
_NOTIFY_ERROR = '{"status_code": "%s", "errors": [{"error": "%s", "message": "%s"}]}'
_WRONG_PERSONS = (
    '{"type": "%s", "personen": [{"burgerservicenummer": "%s", "naam": "%s",'
    ' "geboorte": {"datum": "%s"}, "verblijfplaats": {"type": ["%s"]}, "%s": {"%s": 1},'
    ' "gezag": [{"type": ["%s"], "minderjarige": "%s"}]}]}'
)
BRP_FAULTS = (
    *(Hostile(f"brp {status}", status, _PROBLEM) for status in (400, 401, 403, 404, 429, 500, 503)),
    Hostile("brp breaks its schema", 200, _WRONG_PERSONS),
    Hostile("brp gives no json", 200, "<html>%s"),
    Hostile("brp gives half an answer", 200, _WRONG_PERSONS, breaks_off=True),
    Hostile("brp redirects", 302, "%s"),
    Hostile("brp breaks off", 0),
    Hostile("brp hangs", 0, wait=10.5),
)
LETTER_FAULTS = (
    Hostile("notify 429", 429),
    Hostile("notify 500", 500),
    Hostile("notify gives no json", 201, "<html>%s"),
    Hostile("notify breaks off", 0),
    Hostile("notify 400", 400, _NOTIFY_ERROR),
    Hostile("notify 403", 403, _NOTIFY_ERROR),
    Hostile("notify breaks its schema", 201, '{"identifier": "%s", "reference": ["%s"]}'),
)  # fmt: skip
FLAG_FAULTS = (Hostile("rvdk 500", 500), Hostile("rvdk 503", 503), Hostile("rvdk 429", 429))

"""A StUF broker of a test municipality, and every mistake that it can make in sending."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import timedelta
from itertools import count
from pathlib import Path
from typing import Final
from uuid import UUID
from xml.etree import ElementTree as ET

import httpx
from sqlalchemy import func, select

from brp_adapter.application import Application, build_application
from brp_adapter.settings import AdapterSettings
from brp_adapter.storage.tables import INBOX
from tests.integration.brp_adapter.families import OIN, OTHER_OIN, new_bsn
from tests.integration.brp_adapter.running import MovableClock, World
from tests.stuf_messages import ACTION, SOAP, STUF, emigration

SECRET: Final = "Basic YnJva2VyOmVlbi1sYW5nLWdlaGVpbQ=="
SOURCES: Final = f"""
[[bronnen]]
soort = "stuf"
naam = "broker"
gemeente = "{OIN}"
tempo = 60000
zender = {{ organisatie = "0518", applicatie = "BZS" }}
geheim = "broker"

[[bronnen]]
soort = "stuf"
naam = "met-token"
gemeente = "{OIN}"
zender = {{ applicatie = "MAKELAAR" }}

[[bronnen]]
soort = "stuf"
naam = "voorbij"
gemeente = "{OTHER_OIN}"
zender = {{ applicatie = "OUDE" }}
einde = 2020-01-01
geheim = "voorbij"

[[bronnen]]
soort = "stuf"
naam = "traag"
gemeente = "{OTHER_OIN}"
tempo = 1
zender = {{ applicatie = "TRAGE" }}
geheim = "traag"
"""
_references = count(1)


@contextmanager
def connected(
    settings: AdapterSettings, clock: MovableClock, rings: list[tuple[str, UUID]], folder: Path
) -> Iterator[Application]:
    """An application as for every other test, with these brokers connected."""
    (folder / "bronnen.toml").write_text(SOURCES)
    for name in ("broker", "voorbij", "traag"):
        (folder / name).write_text(SECRET if name == "broker" else f"Basic {name * 8}")
    connected = {"connections_file": folder / "bronnen.toml", "secrets_folder": folder}
    built = build_application(settings.model_copy(update=connected), clock=clock)
    service = replace(
        built.service,
        ring=lambda task, row_id: rings.append((task, row_id)),
        turn=timedelta(hours=1),
    )
    yield replace(built, service=service)
    built.close()


def reference() -> str:
    return f"BZS-{next(_references)}"


def send(world: World, content: str | bytes, **headers: str) -> httpx.Response:
    given = {
        "Authorization": SECRET,
        "Content-Type": "text/xml; charset=utf-8",
        "SOAPAction": ACTION,
        **{name.replace("_", "-"): value for name, value in headers.items()},
    }
    body = content if isinstance(content, bytes) else content.encode()
    return world.intake.post("/v1/stuf", content=body, headers=given)


@dataclass(frozen=True)
class Answer:
    """What stands in an answer, by the paths of the standard."""

    kind: str
    code: str
    side: str
    reference: str
    cross: str
    fault: str


def answer_of(response: httpx.Response) -> Answer:
    root = ET.fromstring(response.content)  # noqa: S314  our own answer
    name = next(
        e.tag.rpartition("}")[2] for e in root.iter() if e.tag.endswith(("Bericht", "Fault"))
    )

    def at(path: str) -> str:
        found = root.find(f".//{{{STUF}}}{path}")
        return "" if found is None else found.text or ""

    return Answer(
        name, at("code"), at("plek"), at("referentienummer"), at("crossRefnummer"),
        root.findtext(f"{{{SOAP}}}Body/{{{SOAP}}}Fault/faultcode") or "",
    )  # fmt: skip


def rows(world: World, ref: str) -> int:
    found = world.rows(select(func.count()).where(INBOX.c.external_id == ref))
    number: int = found[0][0]
    return number


def wrong_in(kind: str) -> tuple[str, str]:
    """The message and the SOAPAction of each kind of mistake."""
    bsn, ref = new_bsn(), reference()
    good = emigration(bsn, reference=ref)
    return {
        "StUF001": (good.replace(STUF, STUF.replace("0301", "0204")), ACTION),
        "StUF004": (good.replace("sector/bg/0310", "sector/zkn/0310"), ACTION),
        "StUF007": (good.replace("sector/bg/0310", "sector/bg/0204"), ACTION),
        "StUF010": (emigration(bsn, reference=ref, receiver="IEMAND"), ACTION),
        "StUF013": (emigration(bsn, reference=ref, sender="VREEMDE"), ACTION),
        "StUF022": (emigration(bsn, reference=ref, code="Zz99"), ACTION),
        "StUF025": (emigration(bsn, reference=ref, code="Lk02"), ACTION),
        "StUF028": (emigration(bsn, reference=ref, entity="QQQ"), ACTION),
        "StUF031": (emigration(bsn, reference=ref, entity="NNP"), ACTION),
        "StUF034": (
            emigration(bsn, reference=ref, steering="<StUF:functie>iets</StUF:functie>"), ACTION
        ),
        "StUF040": (good.replace("npsLk01", "npsSa01"), ""),
        "StUF040 action": (good, ACTION.replace("npsLk01", "nnpLk01")),
    }[kind]  # fmt: skip


CODES: Final = (
    "StUF001", "StUF004", "StUF007", "StUF010", "StUF013", "StUF022", "StUF025", "StUF028",
    "StUF031", "StUF034", "StUF040", "StUF040 action",
)  # fmt: skip

"""What our APIs answer when something is wrong."""

import asyncio
import json
from collections.abc import AsyncIterator
from typing import Annotated, Literal

import httpx
import pytest
from fastapi import FastAPI, Header
from pydantic import BaseModel, ConfigDict, Field, field_validator

from contracts.values.bsn import Bsn
from foundation.bearer import Forbidden, TokenFault, Unauthenticated, VerifierUnavailable
from foundation.database import DatabaseUnavailable
from foundation.http_edge import SECURITY_HEADERS
from foundation.problem import InvalidParam, Problem, install

MARKER = "999990019"


class Alone(BaseModel):
    type: Literal["Alone"]
    person: Bsn


class Together(BaseModel):
    type: Literal["Together"]
    people: tuple[Bsn, Bsn]


class Message(BaseModel):
    model_config = ConfigDict(extra="forbid")
    kind: str = Field(pattern="^[a-z]+$")
    number: int = 0
    either: Annotated[Alone | Together | None, Field(discriminator="type")] = None

    @field_validator("number")
    @classmethod
    def quote_the_input(cls, value: int) -> int:
        if value > 1:
            message = f"careless {value}"
            raise ValueError(message)
        return value


def build() -> FastAPI:
    app = FastAPI(redirect_slashes=False)
    install(app, version="1.2.3")

    @app.post("/messages", status_code=202)
    def take(message: Message) -> dict[str, str]:
        return {"kind": message.kind}

    @app.get("/fail/{how}")
    def fail(how: str, tag: Annotated[str | None, Header()] = None) -> None:
        raise {
            "problem": Problem(409, code="conflict", invalid_params=[InvalidParam("id", "a", "b")]),
            "database": DatabaseUnavailable(),
            "crash": ValueError(f"Jansen {MARKER} {tag}"),
            "none": Unauthenticated(TokenFault.MISSING),
            "bad": Unauthenticated(TokenFault.INVALID),
            "scope": Forbidden(TokenFault.SCOPE_MISSING),
            "keys": VerifierUnavailable(TokenFault.KEYS_UNAVAILABLE),
        }[how]

    return app


def send(method: str, path: str, **options: object) -> httpx.Response:
    async def go() -> httpx.Response:
        transport = httpx.ASGITransport(build(), raise_app_exceptions=True)
        async with httpx.AsyncClient(transport=transport, base_url="http://test") as client:
            return await client.request(method, path, **options)  # type: ignore[arg-type]

    return asyncio.run(go())


@pytest.mark.parametrize(
    ("how", "status", "code", "header"),
    [
        ("problem", 409, "conflict", None),
        ("database", 503, "no_connection", "Retry-After"),
        ("crash", 500, "internal_error", None),
        ("none", 401, "token_missing", "WWW-Authenticate"),
        ("bad", 401, "token_invalid", "WWW-Authenticate"),
        ("scope", 403, "scope_missing", "WWW-Authenticate"),
        ("keys", 503, "keys_unavailable", "Retry-After"),
    ],
)
def test_every_error_is_a_problem(how: str, status: int, code: str, header: str | None) -> None:
    answer = send("GET", f"/fail/{how}")
    assert answer.status_code == status
    assert answer.headers["Content-Type"] == "application/problem+json"
    body = answer.json()
    assert (body["status"], body["code"], body["type"]) == (status, code, "about:blank")
    assert body["title"]
    assert body["instance"] == f"urn:uuid:{answer.headers['X-Correlation-ID']}"
    assert header is None or header in answer.headers
    assert MARKER not in answer.text
    assert "Jansen" not in answer.text


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/nowhere", 404),
        ("DELETE", "/messages", 405),
        ("POST", "/messages", 400),
        ("GET", "/fail/crash", 500),
    ],
)
def test_every_answer_has_the_headers(method: str, path: str, status: int) -> None:
    answer = send(method, path)
    assert answer.status_code == status
    assert answer.headers["API-Version"] == "1.2.3"
    for name, value in SECURITY_HEADERS.items():
        assert answer.headers[name] == value
    assert len(answer.headers["X-Correlation-ID"]) == 36


def test_a_correlation_id_from_outside_is_kept_only_when_it_is_one() -> None:
    good = "0d0a9b3c-6a52-4f0c-9d0e-000000000001"
    kept = send("GET", "/nowhere", headers={"X-Correlation-ID": good})
    assert kept.headers["X-Correlation-ID"] == good
    replaced = send("GET", "/nowhere", headers={"X-Correlation-ID": f"x{MARKER}"})
    assert MARKER not in replaced.headers["X-Correlation-ID"]


@pytest.mark.parametrize(
    ("body", "place", "code"),
    [
        ({}, "body.kind", "missing"),
        ({"kind": MARKER}, "body.kind", "string_pattern_mismatch"),
        ({"kind": "a", "number": int(MARKER)}, "body.number", "value_error"),
        ({"kind": "a", f"Jansen{MARKER}": 1}, "body", "extra_forbidden"),
        (
            {"kind": "a", "either": {"type": "Alone", "person": MARKER[::-1]}},
            "body.either.person",
            "is_instance_of",
        ),
        (
            {"kind": "a", "either": {"type": "Together", "people": [MARKER]}},
            "body.either.people.1",
            "missing",
        ),
    ],
)
def test_an_invalid_request_is_a_400_that_repeats_nothing(
    body: dict[str, object], place: str, code: str
) -> None:
    answer = send("POST", "/messages", json=body)
    assert answer.status_code == 400
    [param] = answer.json()["invalidParams"]
    assert (param["name"], param["code"]) == (place, code)
    assert param["reason"]
    assert MARKER not in answer.text
    assert "Jansen" not in answer.text


def test_broken_json_is_a_400() -> None:
    headers = {"Content-Type": "application/json"}
    answer = send("POST", "/messages", content='{"kind": "' + MARKER, headers=headers)
    assert answer.status_code == 400
    assert MARKER not in answer.text


def test_a_path_with_a_number_in_it_is_not_echoed() -> None:
    assert MARKER not in send("GET", f"/nowhere/{MARKER}").text


async def _chunks(size: int) -> AsyncIterator[bytes]:
    for _ in range(size // 1024):
        yield b" " * 1024
    yield b'{"kind":"a"}'


def test_the_body_limit_holds_with_and_without_a_declared_length() -> None:
    headers = {"Content-Type": "application/json"}
    small = send("POST", "/messages", content=_chunks(16 * 1024), headers=headers)
    assert small.status_code == 202
    for body in (_chunks(128 * 1024), json.dumps({"kind": "a" * 70_000}).encode()):
        answer = send("POST", "/messages", content=body, headers=headers)
        assert answer.status_code == 413
        assert answer.headers["Content-Type"] == "application/problem+json"
        assert answer.headers["API-Version"] == "1.2.3"

"""The least that a POST can be: ``uvicorn --factory vertrekmelding.bench.limits.bare:bare``."""

from fastapi import FastAPI
from pydantic import BaseModel


class Body(BaseModel):
    """Something to read."""

    id: str
    persons: list[str]


class Taken(BaseModel):
    """Something to write."""

    id: str


def bare() -> FastAPI:
    """One route that takes a body and answers; no token, no database, no log."""
    app = FastAPI(openapi_url=None)

    @app.post("/")
    async def take(body: Body) -> Taken:
        return Taken(id=body.id)

    return app

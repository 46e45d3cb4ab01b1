"""How the control API says what is wrong with an order."""

from fastapi import Response
from fastapi.responses import JSONResponse
from pydantic import ValidationError


def faulty(error: ValidationError, whole: str) -> str:
    """Every fault with its place, without the content; ``whole`` names the order itself."""
    return "; ".join(
        f"{'.'.join(str(step) for step in one['loc']) or whole}: {one['msg']}"
        for one in error.errors(include_input=False, include_url=False)
    )


def problem(status: int, detail: str) -> Response:
    """An answer as problem+json."""
    body = {"status": status, "title": "Sandbox", "detail": detail}
    return JSONResponse(body, status_code=status, media_type="application/problem+json")

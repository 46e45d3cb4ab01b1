"""Checks the token that a NotifyNL client makes of its API key (HS256, valid 30 seconds)."""

from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import OctKey

from sandbox.clock import Clock

_UUID_LENGTH = 36
_VALID_SECONDS = 30


class NotifyKey:
    """One API key in the form `{name}-{service id}-{secret}`."""

    def __init__(self, key: str, clock: Clock) -> None:
        self._service = key[-2 * _UUID_LENGTH - 1 : -_UUID_LENGTH - 1]
        self._secret = OctKey.import_key(key[-_UUID_LENGTH:])
        self._clock = clock

    def refuse(self, authorization: str) -> tuple[int, str] | None:
        """Give status and message of the refusal, or None for a good token."""
        kind, _, token = authorization.partition(" ")
        if kind.lower() != "bearer" or not token:
            return 401, "Unauthorized: authentication token must be provided"
        try:
            claims = jwt.decode(token, self._secret, algorithms=["HS256"]).claims
            issued = int(claims["iat"])
        except (JoseError, ValueError, KeyError, TypeError):
            return 403, "Invalid token: signature, api token not found"
        if claims.get("iss") != self._service:
            return 403, "Invalid token: service not found"
        if abs(self._clock().timestamp() - issued) > _VALID_SECONDS:
            return 403, "Error: Your system clock must be accurate to within 30 seconds"
        return None

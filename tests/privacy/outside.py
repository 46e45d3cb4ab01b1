"""A hostile world outside: it passes calls on to the sandbox, or answers with everything it knows.

Real providers quote the question in their errors, in headers and status lines too.
"""

import json
import threading
import time
from collections import deque
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import httpx

_HOP_BY_HOP = {"connection", "transfer-encoding", "content-length", "host", "accept-encoding"}


@dataclass(frozen=True)
class Seen:
    """One request that came in out there."""

    method: str
    target: str
    headers: str
    body: bytes


@dataclass(frozen=True)
class Hostile:
    """One way to answer; `%s` in the body stands for every marker, as JSON members."""

    name: str
    status: int = 200
    body: str = '{"title": "%s", "detail": "%s", "code": "%s", "errors": [{"message": "%s"}]}'
    wait: float = 0
    breaks_off: bool = False


class Outside:
    """Which call is to be answered in a hostile way, and what came in."""

    def __init__(self) -> None:
        self.sandbox = ""
        self.secrets: Mapping[str, str] = {}
        self.seen: list[Seen] = []
        self.played: list[str] = []
        self.client = httpx.Client(timeout=20)
        self._plans: list[tuple[str, bytes, deque[Hostile]]] = []
        self._lock = threading.Lock()

    def plan(self, path: str, *answers: Hostile, holding: str = "") -> None:
        """Answer the next calls like this: to this path, with this text in the body."""
        self._plans.append((path, holding.encode(), deque(answers)))

    def take(self, seen: Seen) -> Hostile | None:
        with self._lock:
            self.seen.append(seen)
            for path, holding, answers in self._plans:
                fits = seen.method == "POST" and seen.target.startswith(path)
                if fits and holding in seen.body and answers:
                    answer = answers.popleft()
                    self.played.append(answer.name)
                    return answer
        return None

    def body_of(self, hostile: Hostile) -> bytes:
        everything = ", ".join(self.secrets.values())
        return hostile.body.replace("%s", json.dumps(everything)[1:-1]).encode()


@contextmanager
def outside() -> Iterator[tuple[Outside, str]]:
    """The world and its base address."""
    world = Outside()
    server = _Server(("127.0.0.1", 0), _handler(world))
    thread = threading.Thread(target=server.serve_forever, args=(0.05,))
    thread.start()
    try:
        yield world, f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
        world.client.close()


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """Whoever called was killed in the middle: that is what we are here for."""


def _handler(world: Outside) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def handle_any(self) -> None:
            length = int(self.headers.get("content-length", 0))
            seen = Seen(self.command, self.path, str(self.headers), self.rfile.read(length))
            hostile = world.take(seen)
            try:
                if hostile is None:
                    self._pass_on(seen)
                else:
                    self._answer_hostile(hostile)
            except (httpx.HTTPError, OSError):  # either side was killed, as it should be
                self.close_connection = True

        do_GET = do_POST = handle_any  # noqa: N815 -- names of http.server

        def _pass_on(self, seen: Seen) -> None:
            headers = {k: v for k, v in self.headers.items() if k.lower() not in _HOP_BY_HOP}
            answer = world.client.request(
                seen.method,
                world.sandbox + seen.target,
                content=seen.body,
                headers=headers,
            )
            self._write(answer.status_code, answer.content, answer.headers["content-type"])

        def _answer_hostile(self, hostile: Hostile) -> None:
            time.sleep(hostile.wait)
            if hostile.status == 0:
                self.close_connection = True
                return
            body = world.body_of(hostile)
            self._write(
                hostile.status, body, "application/json", all_of=world, half=hostile.breaks_off
            )

        def _write(
            self,
            status: int,
            body: bytes,
            content_type: str,
            *,
            all_of: Outside | None = None,
            half: bool = False,
        ) -> None:
            plain = [] if all_of is None else [v for v in all_of.secrets.values() if v.isascii()]
            self.send_response(status, plain[0] if plain else None)
            self.send_header("Content-Type", content_type)
            self.send_header("Content-Length", str(len(body)))
            if plain:
                self.send_header("Retry-After", " ".join(plain[:3]))
                self.send_header("WWW-Authenticate", f'Bearer error="{plain[1]}"')
                self.send_header("Location", f"/personen/{plain[0]}/{plain[1]}")
                self.send_header("X-Why", ", ".join(plain))
            self.end_headers()
            self.wfile.write(body[: len(body) // 2] if half else body)
            self.close_connection = half

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 -- its name
            pass

    return Handler

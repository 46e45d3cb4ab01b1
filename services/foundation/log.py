"""One pipeline for every log line of every process.

Lines of our own, of uvicorn, of Celery and of any library leave in the same shape and through the
same redaction. An exception is logged as its type and the places in our own code it came through;
its text never is, because drivers and clients put row values and URLs in it.
"""

import logging
import sys
import threading
from collections.abc import Mapping
from types import TracebackType
from typing import Any, Literal, TextIO

import structlog
from structlog.typing import EventDict, Processor, WrappedLogger

from foundation.exception_outline import outline
from foundation.redaction import redact

_TOO_TALKATIVE = (
    "httpx",  # logs full URLs at INFO
    "httpcore",
    "urllib3",
    "uvicorn.access",  # client addresses and query strings; problem.install logs requests instead
    "celery.app.trace",  # logs return values at INFO and exception texts at ERROR
    "celery.worker.strategy",  # logs arguments
    "celery.pool",  # logs the headers of every message at DEBUG
)
_SILENT = (
    "notifications_python_client",  # logs the body of every refusal, which may quote
)


def configure_logging(
    process: str,
    *,
    fmt: Literal["json", "console"] = "json",
    level: str = "INFO",
) -> None:
    """Set up logging once, at the start of a process; ``process`` stands in every line.

    Takes over the root logger, warnings and uncaught exceptions: those too would otherwise print
    their texts. Run uvicorn with ``log_config=None`` and Celery with its own set-up switched off
    (``doorbell.celery_app`` does), or they write past this.
    """
    ours: list[Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        _process_name(process),
        _outline_exception,
        redact,
    ]
    structlog.configure(
        processors=[
            structlog.stdlib.filter_by_level,
            *ours,
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=False,
    )
    renderer: Processor = (
        structlog.processors.JSONRenderer(sort_keys=True)
        if fmt == "json"
        else structlog.dev.ConsoleRenderer(colors=False)
    )
    handler = _Handler()
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=[_foreign_event, *ours],
            processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, renderer],
            pass_foreign_args=True,
            use_get_message=False,
        )
    )
    _take_over(handler, level)


def get_logger(name: str) -> structlog.stdlib.BoundLogger:
    """Logger for static event names with ids as fields: ``info("case_opened", case_id=...)``."""
    logger: structlog.stdlib.BoundLogger = structlog.stdlib.get_logger(name)
    return logger


class _Handler(logging.StreamHandler[TextIO]):
    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 -- logging's name
        """Tell that a line was lost; logging itself would print its arguments."""
        self.stream.write(f'{{"event": "log_line_lost", "logger": "{record.name}"}}\n')


def _take_over(handler: logging.Handler, level: str) -> None:
    root = logging.getLogger()
    root.handlers = [handler]
    root.setLevel(level)
    for name in ("uvicorn", "uvicorn.error", "celery", "celery.task"):
        logger = logging.getLogger(name)
        logger.handlers = []
        logger.propagate = True
    for name in _TOO_TALKATIVE:
        logging.getLogger(name).setLevel(logging.WARNING)
    for name in _SILENT:
        logging.getLogger(name).setLevel(logging.CRITICAL + 1)
    logging.captureWarnings(capture=True)
    sys.excepthook = _log_uncaught
    threading.excepthook = _log_uncaught_in_thread
    sys.unraisablehook = _log_unraisable


def _process_name(process: str) -> Processor:
    def add(_logger: WrappedLogger, _method: str, event: EventDict) -> EventDict:
        event["process"] = process
        return event

    return add


def _foreign_event(_logger: WrappedLogger, _method: str, event: EventDict) -> EventDict:
    """Fill in a library's message; of one that tells of an exception keep the bare template."""
    arguments: Any = event.pop("positional_args", ())
    record: logging.LogRecord = event["_record"]
    if isinstance(arguments, Mapping) and "id" in arguments and "name" in arguments:
        event["task"], event["task_id"] = arguments["name"], arguments["id"]
        # Celery's own word for what became of it; the rest of its arguments quote the task.
        event["event"] = f"task {arguments.get('description', 'told')}"
        return event
    if record.exc_info or not arguments:
        return event
    try:
        event["event"] = str(event["event"]) % arguments
    except (TypeError, ValueError, KeyError):
        event["malformed"] = True
    return event


def _outline_exception(_logger: WrappedLogger, _method: str, event: EventDict) -> EventDict:
    info = event.pop("exc_info", None)
    event.pop("stack_info", None)
    if info is True:
        info = sys.exc_info()
    error = info[1] if isinstance(info, tuple) else info
    if isinstance(error, BaseException):
        event["error"] = outline(error)
    return event


def _log_uncaught(
    kind: type[BaseException], error: BaseException, _trace: TracebackType | None
) -> None:
    if issubclass(kind, KeyboardInterrupt):
        return
    get_logger(__name__).critical("uncaught_exception", exc_info=error)


def _log_uncaught_in_thread(hook: threading.ExceptHookArgs) -> None:
    if hook.exc_value is not None:
        get_logger(__name__).critical("uncaught_exception_in_thread", exc_info=hook.exc_value)


def _log_unraisable(hook: "sys.UnraisableHookArgs") -> None:
    get_logger(__name__).error("unraisable_exception", exc_info=hook.exc_value)

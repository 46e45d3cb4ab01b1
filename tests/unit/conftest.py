"""For all unit tests."""

import structlog

# Unconfigured, structlog paints every traceback with the values of all variables: a second each.
structlog.configure(
    processors=[
        structlog.stdlib.add_log_level,
        structlog.dev.ConsoleRenderer(exception_formatter=structlog.dev.plain_traceback),
    ]
)

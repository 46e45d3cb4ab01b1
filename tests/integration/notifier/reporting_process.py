"""A process of its own that reports back once, and may be killed on the way.

``python -m tests.integration.notifier.reporting_process``, with its settings in the environment.
"""

from notifier.application import build_application
from notifier.report_back import report_back
from notifier.settings import NotifierSettings


def main() -> None:
    """Work off what is due."""
    application = build_application(NotifierSettings())
    report_back(application.service)
    application.close()


if __name__ == "__main__":
    main()

"""Whether parents can open what was written to them."""

from collections.abc import Iterator

from notifier.settings import NotifierSettings
from vertrekmelding.doctor.finding import Finding, ok, warning
from vertrekmelding.doctor.reach import look_at_redis_server


def look_at_reply_settings(settings: NotifierSettings) -> Iterator[Finding]:
    """What can be seen without connecting. Settings that contradict each other never get here."""
    if settings.reply_site is None:
        yield warning(
            "there are no pages for parents: they answer by telephone and post",
            "set NOTIFIER_REPLY_URL and what belongs to it",
        )
        return
    if not settings.reply_trusted_proxies and not settings.test_mode:
        yield warning(
            "no proxy is trusted: behind one all parents are one address",
            "name its network in NOTIFIER_REPLY_TRUSTED_PROXIES",
        )
    yield ok(f"letters say where to answer: {settings.reply_site.site}")


def look_at_reply(settings: NotifierSettings) -> Iterator[Finding]:
    """Both of its Redis databases."""
    for what, url, name in (
        ("sessions of parents", settings.reply_sessions_url, "NOTIFIER_REPLY_SESSIONS_URL"),
        ("tries of parents", settings.reply_limits_url, "NOTIFIER_REPLY_LIMITS_URL"),
    ):
        if url is not None:
            yield from look_at_redis_server(
                f"Redis for {what}", url.get_secret_value(), f"check {name}"
            )

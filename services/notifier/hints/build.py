"""From the settings to the ways by which hints go."""

from notifier.delivery.notifynl_words import NotifyNLWords, WordsBy
from notifier.enrolment.kinds import AddressKind
from notifier.hints.channel import Hints, TakesHints
from notifier.settings import NotifierSettings


def build_hints(settings: NotifierSettings) -> Hints:
    """Connected to nothing."""
    templates = {
        AddressKind.EMAIL: (WordsBy.EMAIL, settings.hint_email_template_id),
        AddressKind.SMS: (WordsBy.SMS, settings.hint_sms_template_id),
    }
    channels: dict[AddressKind, TakesHints] = {
        kind: NotifyNLWords(
            by,
            base_url=settings.notifynl_base_url,
            api_key=settings.notifynl_api_key.get_secret_value(),
            template_id=template_id,
        )
        for kind, (by, template_id) in templates.items()
        if template_id is not None
    }
    return Hints(channels)

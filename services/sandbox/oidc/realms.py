"""The two providers of the sandbox: of an employer, and the one that stands for DigiD."""

from sandbox.faults import Part
from sandbox.oidc.asked import REPLY_PAGE, WORKBENCH
from sandbox.oidc.citizens import BASIC, HIGH, Citizens
from sandbox.oidc.colleagues import Colleagues
from sandbox.oidc.routes import Realm
from sandbox.oidc.users import LOW, SUBSTANTIAL
from sandbox.persons import Persons
from sandbox.settings import SandboxSettings


def colleagues_realm(settings: SandboxSettings) -> Realm:
    """For the workbench."""
    return Realm(
        "/oidc", Part.OIDC, WORKBENCH, Colleagues(), (LOW, SUBSTANTIAL), settings.workbench_key
    )


def citizens_realm(settings: SandboxSettings, persons: Persons) -> Realm:
    """For the page on which parents answer."""
    levels = (BASIC, LOW, SUBSTANTIAL, HIGH)
    face = Citizens(persons.everyone)
    return Realm("/digid", Part.DIGID, REPLY_PAGE, face, levels, settings.reply_key)

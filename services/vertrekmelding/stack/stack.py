"""Start the whole service on loopback, and leave nothing behind."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from contracts.settable_clock import following
from foundation.clock import system_clock
from sandbox.settings import SandboxSettings
from sandbox.token_endpoint import CLIENTS
from sandbox.tokens import open_issuer
from vertrekmelding.embedded.servers import EmbeddedServers, embedded
from vertrekmelding.embedded.supervisor import Supervisor
from vertrekmelding.figures_command import settings_from
from vertrekmelding.stack.environment import AUDIENCE, environment_of
from vertrekmelding.stack.given_files import check_given
from vertrekmelding.stack.migrate import migrate_both
from vertrekmelding.stack.noted import note_environment
from vertrekmelding.stack.on_duty import put_on_duty
from vertrekmelding.stack.options import DEMO_OIN, StackOptions, Urls, free_urls
from vertrekmelding.stack.policy_of_demo import DEMO_POLICY
from vertrekmelding.stack.processes import sandbox_spec, service_specs

SCOPES = (
    "gebeurtenissen:schrijven",
    "meldingen:lezen",
    "zaken:lezen",
    "signalen:schrijven",
    "antwoorden:schrijven",
)
TOKEN_LIFETIME = timedelta(hours=6)

Progress = Callable[[str], None]
"""Told in a few words what was just reached."""


@dataclass(frozen=True)
class Stack:
    """A running stack. ``token`` is a bearer of the fictitious municipality, for six hours.

    Six hours by the clock of the stack: after a jump of a settable clock ``mint`` gives another.
    """

    urls: Urls
    token: str
    servers: EmbeddedServers
    environment: dict[str, str]

    @property
    def supervisor(self) -> Supervisor:
        """Which keeps the processes running."""
        return self.servers.supervisor

    @property
    def data(self) -> Path:
        """The one folder with everything in it."""
        return self.servers.folder.root

    def mint(
        self, oin: str = DEMO_OIN, scopes: Sequence[str] = SCOPES, client_id: str = "gemeente"
    ) -> str:
        """A bearer for any organisation, by the clock of the stack, for six hours."""
        return mint(self.environment, oin, scopes, client_id)


def _silent(_reached: str) -> None:
    pass


@contextmanager
def running_stack(options: StackOptions, progress: Progress = _silent) -> Iterator[Stack]:
    """Run everything until the block ends.

    Work that an earlier run on the same folder left behind is taken up again by itself.

    Raises:
        PolicyMistake, PersonsMistake: a file that was named cannot be used.
        DataFolderInUse: another instance runs there.
        NobodyIsCalled: a furnished stack that is not in test mode.
        ChildFailed: a process could not be started; the text holds the end of its log.

    """
    check_given(options.policy or DEMO_POLICY, options.persons)
    with embedded(options.data) as servers:
        progress("PostgreSQL en Redis")
        urls = free_urls()
        environment = environment_of(servers, urls, options)
        note_environment(servers.folder.root, environment)
        supervisor = servers.supervisor
        supervisor.start(sandbox_spec(environment, urls))
        migrate_both(environment)
        progress("databases")
        specs = service_specs(environment, urls)
        for spec in specs:
            supervisor.start(spec)
        supervisor.wait_ready("sandbox")
        progress("proefomgeving (BRP, NotifyNL, Raad, Ca IKA)")
        for spec in specs:
            supervisor.wait_ready(spec.name)
        progress("diensten en werkers")
        if options.furnished and put_on_duty(settings_from(environment)):
            progress("rooster: Anna heeft dienst, en Carla als tweede")
        yield Stack(urls, mint(environment), servers, environment)


def mint(
    environment: Mapping[str, str],
    oin: str = DEMO_OIN,
    scopes: Sequence[str] = SCOPES,
    client_id: str = "gemeente",
) -> str:
    """A bearer as the token issuer of this stack gives it, for six hours by the stack's clock.

    It has the role of the client of that name, if there is one.
    """
    clock_file = environment.get("SANDBOX_CLOCK_FILE")
    settings = SandboxSettings(
        data=Path(environment["SANDBOX_DATA"]), base_url=environment["SANDBOX_BASE_URL"]
    )
    clock = following(None if clock_file is None else Path(clock_file), system_clock)
    issuer = open_issuer(settings, clock)
    roles = tuple(one.role for one in CLIENTS if one.name == client_id and one.role is not None)
    return issuer.mint(oin, scopes, AUDIENCE, TOKEN_LIFETIME, client_id=client_id, roles=roles)

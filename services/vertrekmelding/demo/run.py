"""``vertrekmelding demo``: the main job on the sample families, on everything real."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from uuid import uuid4

from rich.console import Console

from foundation.clock import system_clock
from foundation.log import configure_logging
from vertrekmelding.demo.failing import ServiceAway, ServiceRefused
from vertrekmelding.demo.families.everyone import sample_families
from vertrekmelding.demo.families.family import Family
from vertrekmelding.demo.families.persoon import register_of
from vertrekmelding.demo.families.scene import Scene
from vertrekmelding.demo.families.source import Source
from vertrekmelding.demo.families.through_sources import told_by
from vertrekmelding.demo.folder import empty, keep_letters, keep_token
from vertrekmelding.demo.followed import follow_people, who_is_followed
from vertrekmelding.demo.one_departure import one_departure
from vertrekmelding.demo.progress import FamilyOnItsWay
from vertrekmelding.demo.reached import reach
from vertrekmelding.demo.screen import Screen
from vertrekmelding.demo.services import Services
from vertrekmelding.demo.shadow import follow_in_shadow
from vertrekmelding.demo.to_try import to_try, to_try_as_parent
from vertrekmelding.demo.watch import Finding, follow
from vertrekmelding.demo.workbench import Workbench
from vertrekmelding.embedded.interruption import stopping_is_an_interrupt
from vertrekmelding.stack.environment import SHADOW_POLICY
from vertrekmelding.stack.on_duty import FIRST
from vertrekmelding.stack.options import StackOptions
from vertrekmelding.stack.stack import Stack, running_stack

AS_EXPECTED, DIFFERENT = 0, 1

_IMPATIENT: Final = {
    "BRP_ADAPTER_LEASE_SECONDS": "10",
    "NOTIFIER_LEASE_SECONDS": "10",
    "NOTIFIER_MAYBE_SENT_WAIT_SECONDS": "5",
}
"""Who kills a process while watching sees its work taken over within the time of the watching.

In production these waits outlast a slow provider; the sandbox answers at once.
"""


@dataclass(frozen=True, slots=True)
class DemoOptions:
    """``families``: ids; empty is all. ``stay``: go on serving until interrupted.

    ``shadow``: under a policy by which nothing may leave. ``source``: one family, reported by this
    source alone.
    """

    data: Path
    families: tuple[str, ...] = ()
    stay: bool = True
    shadow: bool = False
    source: Source | None = None


class NoSuchFamily(Exception):
    """An id that no sample family has. The text names those that there are."""


def run_demo(options: DemoOptions, console: Console) -> int:
    """Run the demonstration; 0 when every family came out exactly as expected, else 1.

    Raises:
        NoSuchFamily: a family was asked for that does not exist.
        DataFolderInUse, NotOurFolder: the folder cannot be used.
        ChildFailed: a process could not be started, or not be kept running.

    """
    configure_logging("demo", fmt="console", level="WARNING")  # nothing between the lines on screen
    families = _chosen(options)
    screen = Screen(console)
    code = DIFFERENT
    try:
        with stopping_is_an_interrupt():
            empty(options.data)
            screen.say("Alles start op deze computer: echte servers, echte processen, HTTP.")
            with running_stack(_stack_options(options), screen.ticked) as stack:
                code = (_show_shadow if options.shadow else _show)(stack, families, screen)
                if options.stay:
                    screen.say("Alles blijft draaien. Stop met Ctrl-C.")
                    stack.supervisor.wait()
                screen.say(
                    "Alles stopt nu; de brieven blijven liggen. Zonder --exit draait het door."
                )
    except KeyboardInterrupt:
        screen.say("Gestopt.")
    return code


def _stack_options(options: DemoOptions) -> StackOptions:
    policy = SHADOW_POLICY if options.shadow else None
    return StackOptions(options.data, policy=policy, environment=_IMPATIENT, furnished=True)


def _show_shadow(stack: Stack, families: Sequence[Family], screen: Screen) -> int:
    findings = follow_in_shadow(stack, families, screen, system_clock)
    for finding in findings:
        screen.failed(f"{finding.family}: {finding.text}" if finding.family else finding.text)
    if findings:
        return DIFFERENT
    screen.ticked(f"alles berekend en geteld, niets de deur uit: {len(families)} families")
    return AS_EXPECTED


def _chosen(options: DemoOptions) -> tuple[Family, ...]:
    scene = Scene(system_clock(), uuid4().hex[:8])
    if options.source is not None:
        return (told_by(scene, [options.source]),)
    families = sample_families(scene)
    known = {family.id for family in families}
    if unknown := [wanted for wanted in options.families if wanted not in known]:
        message = f"no family {', '.join(unknown)}; there are: {', '.join(sorted(known))}"
        raise NoSuchFamily(message)
    return tuple(f for f in families if not options.families or f.id in options.families)


def _show(stack: Stack, families: Sequence[Family], screen: Screen) -> int:
    services = Services(stack.urls, stack.token, stack.environment)
    on_their_way = [FamilyOnItsWay(family, services, system_clock) for family in families]
    try:
        services.put_persons([p for family in families for p in register_of(family.people)])
        services.put_without_box([p for family in families for p in family.people if not p.box])
        screen.ticked(f"families in de BRP van de proefomgeving gezet: {len(families)}")
        if followed := who_is_followed(families):
            follow_people(stack.environment, services, followed)
            screen.ticked(f"gevolgd bij BRP API Gebeurtenissen: {len(followed)} mensen")
        with screen.following(on_their_way) as show:
            findings = follow(on_their_way, services, system_clock, show)
        screen.ticked("alle gebeurtenissen zijn gevolgd")
        findings = findings or _one_departure(on_their_way, services, screen)
        findings = findings or _reached(stack, on_their_way, services, screen)
    except (ServiceRefused, ServiceAway) as failure:
        findings = [Finding("", str(failure))]
    finally:
        services.close()
    screen.results(on_their_way)
    _say_where(stack, on_their_way, screen)
    return _verdict(findings, len(families), screen)


def _one_departure(
    families: Sequence[FamilyOnItsWay], services: Services, screen: Screen
) -> list[Finding]:
    lines, findings = one_departure(families, services)
    if lines:
        screen.sources(lines)
    return findings


def _reached(
    stack: Stack, families: Sequence[FamilyOnItsWay], services: Services, screen: Screen
) -> list[Finding]:
    workbench = Workbench(stack.urls, FIRST.user)
    try:
        reached, findings = reach(families, services, workbench, system_clock)
    finally:
        workbench.close()
    screen.ticked(
        f"wie dienst heeft is opgeroepen: {len(reached.called)};"
        f" de gemeente hoorde terug: {len(reached.words)}"
    )
    return findings


def _say_where(stack: Stack, families: Sequence[FamilyOnItsWay], screen: Screen) -> None:
    letters = keep_letters(stack.data, ((one.family, one.outcome) for one in families))
    header = keep_token(stack.data, stack.token)
    screen.say(f"Brieven (PDF):             {_shown(letters)}")
    screen.say(f"Wat er buiten aankwam:     {stack.urls.sandbox}/")
    screen.say(f"Intake, gebeurtenissen:    {stack.urls.intake}/v1/openapi.json")
    screen.say(f"Zaken, met redenen:        {stack.urls.notifier}/v1/openapi.json")
    case = next((case for one in families for case in one.outcome.cases), None)
    if case is not None:
        where = f"{stack.urls.notifier}/v1/zaken/{case.id}"
        screen.say(f"Een zaak bekijken:         curl -H @{_shown(header)} {where}")
        command = _shown(Path(sys.executable).with_name("vertrekmelding"))
        explain = f"{command} explain {case.reference} --data {_shown(stack.data)}"
        screen.say(f"Een zaak uitgelegd:        {explain}")
    screen.say(f"Werkbank:                  {stack.urls.werkbank}")
    for line in to_try(families):
        screen.say(f"                           {line}")
    screen.say(f"Antwoordpagina (ouders):   {stack.urls.antwoord}")
    for line in to_try_as_parent(families, stack.urls):
        screen.say(f"                           {line}")


def _verdict(findings: Sequence[Finding], families: int, screen: Screen) -> int:
    for finding in findings:
        screen.failed(f"{finding.family}: {finding.text}" if finding.family else finding.text)
    if findings:
        return DIFFERENT
    screen.ticked(f"alle families precies zoals verwacht: {families}")
    return AS_EXPECTED


def _shown(path: Path) -> str:
    """As short as it can be typed from here."""
    here = os.path.relpath(path)
    return here if not here.startswith("..") else str(path)

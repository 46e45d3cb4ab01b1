"""``vertrekmelding policy FILE``: is it right, and what is on for whom, until when?"""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Final

from rich.console import Console
from rich.table import Table

from contracts.policy.effects import LEAVING, UNNAMED, Effect, Mode, Period
from contracts.policy.file import PolicyFile
from contracts.policy.municipality import Gemeente
from contracts.policy.reading import read_policy_file
from contracts.policy.timing import Herhaling

SOON: Final = timedelta(days=30)
_DAY: Final = timedelta(days=1)


def show_policy(path: Path, today: date, console: Console) -> None:
    """Print the policy as it holds on ``today``. Raises ``PolicyMistake``."""
    read = read_policy_file(path)
    policy = read.content
    console.print(f"versie {policy.versie}", style="bold", highlight=False)
    console.print(f"sha256 {read.sha256}", highlight=False, soft_wrap=True)
    console.print(_effects(policy, today))
    for line in warnings(policy, today):
        console.print(f"let op: {line}", style="yellow", highlight=False, soft_wrap=True)
    for line in _waiting(policy):
        console.print(line, highlight=False, soft_wrap=True)


def warnings(policy: PolicyFile, today: date) -> list[str]:
    """What is valid, and probably not meant: for the person who reads the table."""
    found = [] if policy.gemeenten else ["no municipality: nothing is asked and nothing leaves"]
    for gemeente in policy.gemeenten:
        modes = {effect: policy.mode_of(effect, gemeente.oin, today) for effect in Effect}
        leaves = [effect for effect in LEAVING if modes[effect] is Mode.ON]
        if leaves and modes[Effect.READ_BRP] is not Mode.ON:
            found.append(f"{gemeente.naam}: {', '.join(leaves)} on, but the BRP may not be asked")
        for effect in Effect:
            end = _end(policy, gemeente, effect, today)
            if end is not None and end - today <= SOON:
                found.append(f"{gemeente.naam}: {effect} ends on {end}, in {(end - today).days} d")
    return found


def _effects(policy: PolicyFile, today: date) -> Table:
    table = Table(title=f"Op {today}", title_justify="left")
    # Folded and never cut off: the OIN and the ground are what this is looked at for.
    for column in ("gemeente", "OIN", *Effect):
        table.add_column(column, overflow="fold")
    for gemeente in policy.gemeenten:
        cells = (_cell(policy, gemeente, effect, today) for effect in Effect)
        table.add_row(gemeente.naam, gemeente.oin, *cells)
    others = (UNNAMED[effect].value for effect in Effect)
    table.add_row("alle andere", "", *others, style="dim")
    return table


def _cell(policy: PolicyFile, gemeente: Gemeente, effect: Effect, today: date) -> str:
    mode = policy.mode_of(effect, gemeente.oin, today)
    end = _end(policy, gemeente, effect, today)
    said = mode.value if end is None else f"{mode.value} t/m {end}"
    period = policy.period_on(effect, gemeente.oin, today)
    lines = [said, *((_ground(period),) if period is not None and mode is Mode.ON else ())]
    coming = [
        f"{later.modus.value} vanaf {later.van}"
        for later in gemeente.effecten.of(effect)
        if later.van is not None and later.van > today
    ]
    return "\n".join([*lines, *coming])


def _ground(period: Period) -> str:
    return f"{period.grondslag}, {period.artikel}" if period.artikel else period.grondslag


def _end(policy: PolicyFile, gemeente: Gemeente, effect: Effect, today: date) -> date | None:
    """The last day on which it is on; None when it is not on, or goes on in a next period."""
    period = policy.period_on(effect, gemeente.oin, today)
    while period is not None and period.modus is Mode.ON and period.tot is not None:
        end = period.tot
        period = policy.period_on(effect, gemeente.oin, end + _DAY)
        if period is None or period.modus is not Mode.ON:
            return end
    return None


def _waiting(policy: PolicyFile) -> Iterator[str]:
    window, brake = policy.afwikkeling, policy.noodrem
    yield (
        f"wachten op broers en zussen: {window.venster_minuten} minuten,"
        f" {window.venster_minuten_kort} bij een vertrek binnen 72 uur"
    )
    for name in Herhaling.model_fields:
        delays: tuple[int, ...] = getattr(policy.herhaling, name)
        hours = f"{sum(delays) / 3600:.1f}".replace(".", ",")
        yield f"herhaling {name}: {len(delays)} keer, in {hours} uur; daarna een mens"
    yield (
        f"noodrem, per {brake.venster_minuten} minuten: {brake.brieven_per_gemeente} brieven en"
        f" {brake.vlaggen_per_gemeente} vlaggen per gemeente, {brake.brieven_totaal} en"
        f" {brake.vlaggen_totaal} in totaal; vanaf {brake.gewoon_ten_minste} ook"
        f" {brake.gewoon_veelvoud} keer wat gewoon is; {brake.mislukt_totaal} geweigerd"
    )
    after_login = policy.antwoordpagina.bestemming_na_inloggen
    yield (
        "antwoordpagina: het land van bestemming"
        f" {'na inloggen, als niets zich verzet' if after_login else 'nooit'}"
    )
    yield (
        f"bewaring: een momentopname van gezag {policy.bewaring.momentopname_dagen} dagen, als er"
        " niets volgt"
    )

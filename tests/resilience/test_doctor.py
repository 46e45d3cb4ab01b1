"""The doctor on a running stack: nothing to repair, and then one thing after the other."""

import os
import signal
import subprocess
import sys

import pytest

from tests.stack.driving import until
from vertrekmelding.doctor.doctor import examine
from vertrekmelding.stack.stack import Stack


def examined(stack: Stack, **changed: str) -> tuple[bool, list[str]]:
    lines: list[str] = []
    healthy = examine({**stack.environment, **changed}, lines.append)
    return healthy, lines


def errors(lines: list[str]) -> list[str]:
    return [line for line in lines if line.startswith("error")]


def until_healthy(stack: Stack) -> list[str]:
    return until(
        lambda: lines if (answer := examined(stack))[0] and (lines := answer[1]) else None,
        what="the doctor finds nothing",
    )


def test_a_running_stack_is_healthy_and_no_secret_is_told(stack: Stack) -> None:
    lines = until_healthy(stack)
    assert errors(lines) == []
    assert "ok      exactly one beat runs" in lines
    text = "\n".join(lines)
    secret = [
        value
        for name, value in stack.environment.items()
        if name.endswith(("_SECRET", "_KEY", "_KEYS", "_DATABASE_URL"))
    ]
    assert secret
    assert [value for value in secret if value in text] == []


BROKEN = {
    "NOTIFIER_RVDK_URL": ("http://127.0.0.1:1/", "RvdK IKO does not answer"),
    "NOTIFIER_NOTIFYNL_BASE_URL": ("http://127.0.0.1:1/", "NotifyNL does not answer"),
    "BRP_ADAPTER_REGISTER_URL": ("http://127.0.0.1:1/", "BRP does not answer"),
    "BRP_ADAPTER_JWKS_URL": ("http://127.0.0.1:1/", "keys of the token issuer cannot be read"),
    "BRP_ADAPTER_REDIS_URL": ("redis://127.0.0.1:1/0", "Redis cannot be used"),
    "NOTIFIER_DATABASE_SCHEMA": ("elsewhere", "elsewhere: database cannot be used"),
    "NOTIFIER_INDEX_KEY": ("c2hvcnQ=", "NOTIFIER_INDEX_KEY"),
    "NOTIFIER_RVDK_OIN": ("1", "NOTIFIER_RVDK_OIN"),
    "NOTIFIER_POLICY_FILE": ("gone.toml", "policy file cannot be read"),
    "NOTIFIER_SENDER_NAME": ("Gemeente Proefstad", "NOTIFIER_SENDER_NAME is that of a municip"),
    "NOTIFIER_TEST_MODE": ("false", "NOTIFIER_CLIENT_SECRET is one that everybody knows"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_what_is_wrong_is_told_in_one_line(stack: Stack, name: str) -> None:
    value, expected = BROKEN[name]
    healthy, lines = examined(stack, **{name: value})
    assert not healthy
    assert [line for line in errors(lines) if expected in line], lines


def test_what_is_missing_is_told(stack: Stack) -> None:
    without = {k: v for k, v in stack.environment.items() if k != "NOTIFIER_DATABASE_URL"}
    lines: list[str] = []
    assert not examine(without, lines.append)
    assert [line for line in errors(lines) if "NOTIFIER_DATABASE_URL" in line]


def test_a_second_beat_is_told(stack: Stack) -> None:
    until_healthy(stack)
    second = subprocess.Popen(
        [sys.executable, "-m", "vertrekmelding", "beat"],
        env=dict(stack.environment),
        stderr=subprocess.DEVNULL,
    )
    try:
        until(
            lambda: [line for line in examined(stack)[1] if "2 beats run" in line],
            what="the second is told",
        )
    finally:
        second.kill()
        second.wait()


def test_a_beat_that_is_gone_is_told(stack: Stack) -> None:
    until_healthy(stack)
    pid = stack.supervisor.pids()["beat"]
    os.killpg(pid, signal.SIGSTOP)
    try:
        until(
            lambda: [line for line in examined(stack)[1] if "no beat runs" in line],
            within=30,
            what="the silence is told",
        )
    finally:
        os.killpg(pid, signal.SIGCONT)
    until_healthy(stack)

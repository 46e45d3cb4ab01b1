"""The folder is emptied before each run, and never somebody else's."""

import fcntl
from pathlib import Path

import pytest

from vertrekmelding.demo.folder import NotOurFolder, empty, keep_token
from vertrekmelding.embedded.data_folder import DataFolderInUse


def test_what_an_earlier_run_left_is_thrown_away(tmp_path: Path) -> None:
    data = tmp_path / "demo"
    elsewhere = tmp_path / "servers"
    elsewhere.mkdir()
    empty(data)
    (data / "servers.location").write_text(str(elsewhere), encoding="utf-8")
    (data / "sandbox").mkdir()
    (data / "sandbox" / "ontvangen.jsonl").touch()
    empty(data)
    assert not (data / "sandbox").exists()
    assert not elsewhere.exists()
    empty(data)


def test_a_folder_with_other_things_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "scriptie.txt").touch()
    with pytest.raises(NotOurFolder, match="--data"):
        empty(tmp_path)
    assert (tmp_path / "scriptie.txt").exists()


def test_a_folder_in_use_is_left_alone(tmp_path: Path) -> None:
    empty(tmp_path)
    (tmp_path / "brieven").mkdir()
    with (tmp_path / "lock").open("a", encoding="ascii") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        with pytest.raises(DataFolderInUse):
            empty(tmp_path)
    assert (tmp_path / "brieven").exists()


def test_the_token_is_for_its_owner_only(tmp_path: Path) -> None:
    file = keep_token(tmp_path, "abc")
    assert file.read_text(encoding="ascii") == "Authorization: Bearer abc\n"
    assert file.stat().st_mode & 0o077 == 0

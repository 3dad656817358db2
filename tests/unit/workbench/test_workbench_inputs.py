"""What the use cases share: dates, bytes within limits, and pipes that never end or never begin."""

import os
import threading
from pathlib import Path

import pytest

from lagebild.errors import IntakeError, UsageError
from lagebild.settings import settings
from lagebild.workbench.inputs import Failures, partial_date, read_bytes, was_there


@pytest.mark.parametrize("given", [None, "0001", "2024", "2024-02", "2024-02-29", "9999-12-31"])
def test_dates_of_the_calendar_are_taken(given: str | None) -> None:
    """A year, a month or a day, as given."""
    assert partial_date(given) == given


@pytest.mark.parametrize(
    "given",
    ["", "0000", "24", "2024-00", "2024-13", "2023-02-29", "2024-02-31", "2024-1-1", "2024\n", "２０２４", "now"],
)
def test_other_dates_are_refused(given: str) -> None:
    """A day that no calendar has would sort among those that it has."""
    with pytest.raises(UsageError, match="YYYY"):
        partial_date(given)


def test_what_was_there_on_a_partial_date() -> None:
    """A month holds its days; what has no date was always there."""
    assert was_there("2024-06-30", "2024-06")
    assert not was_there("2024-07-01", "2024-06")
    assert was_there(None, "2024")


def test_a_pipe_without_a_writer_is_empty(tmp_path: Path) -> None:
    """Nobody waits for a pipe to which nobody writes."""
    os.mkfifo(tmp_path / "pipe")
    assert read_bytes(tmp_path / "pipe") == b""


def test_a_pipe_is_read_to_its_end(tmp_path: Path) -> None:
    """What comes later through a pipe is part of it."""
    read, write = os.pipe()
    later = threading.Timer(0.2, lambda: (os.write(write, b"two"), os.close(write)))
    os.write(write, b"one ")
    later.start()
    assert read_bytes(Path(f"/dev/fd/{read}")) == b"one two"
    later.join()
    os.close(read)


def test_no_more_is_read_than_allowed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Files at the limit are read whole; larger ones and endless devices are refused."""
    monkeypatch.setenv("LAGEBILD_MAX_BYTES", "3000000")
    (tmp_path / "most").write_bytes(b"x" * 3_000_000)
    (tmp_path / "more").write_bytes(b"x" * 3_000_001)
    assert len(read_bytes(tmp_path / "most")) == 3_000_000
    for path in (tmp_path / "more", Path("/dev/zero")):
        with pytest.raises(IntakeError, match="LAGEBILD_MAX_BYTES"):
            read_bytes(path)


def test_failures_are_told_in_words(tmp_path: Path) -> None:
    """An error of the system names no numbers and repeats no path."""
    told: list[str] = []
    failures = Failures(told.append)
    try:
        read_bytes(tmp_path)
    except OSError as error:
        failures.note("folder", error)
    assert told == ["folder: Is a directory: check path and permissions"]
    with pytest.raises(IntakeError, match="1 of"):
        failures.end()


@pytest.mark.parametrize("value", ["-1", "1e9", "٣", "ten", "9" * 16])
def test_a_limit_that_is_no_number_is_refused(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    """Only digits 0 to 9 count bytes."""
    monkeypatch.setenv("LAGEBILD_MAX_BYTES", value)
    with pytest.raises(UsageError, match="LAGEBILD_MAX_BYTES"):
        settings()


def test_an_empty_variable_is_not_set(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """As shells and containers leave them."""
    monkeypatch.chdir(tmp_path)
    for name in ("LAGEBILD_WORKSPACE", "LAGEBILD_READER", "LAGEBILD_MAX_BYTES"):
        monkeypatch.delenv(name, raising=False)
    unset = settings()
    for name in ("LAGEBILD_WORKSPACE", "LAGEBILD_READER", "LAGEBILD_MAX_BYTES"):
        monkeypatch.setenv(name, "")
    assert settings() == unset

"""The numbers that tell old pages from good ones, shared by all processes of a machine."""

import os
import subprocess
import sys
import textwrap

import pytest

from korner.caching import counters
from korner.caching.counters import Counters, slot_of


def test_purge_moves_the_tags_it_names_and_no_other(tmp_path):
    numbers = Counters(tmp_path)
    before = numbers.last
    number = numbers.purge(["article1", "category2"])
    assert number == before + 1 == numbers.last
    assert numbers.newest([slot_of("article1")]) == number
    assert numbers.newest([slot_of("article2")]) < number


def test_other_process_sees_the_purge_at_once(tmp_path):
    numbers = Counters(tmp_path)
    code = f"""
        from pathlib import Path
        from korner.caching.counters import Counters
        print(Counters(Path({str(tmp_path)!r})).purge(["article7"]))
    """
    done = subprocess.run([sys.executable, "-c", textwrap.dedent(code)], capture_output=True, text=True, check=True)
    assert numbers.last == int(done.stdout) == numbers.newest([slot_of("article7")])


def test_processes_that_purge_at_once_lose_no_number(tmp_path):
    numbers = Counters(tmp_path)
    before = numbers.last
    code = f"""
        from pathlib import Path
        from korner.caching.counters import Counters
        mine = Counters(Path({str(tmp_path)!r}))
        for n in range(300): mine.purge([f"article{{n}}"])
    """
    runs = [subprocess.Popen([sys.executable, "-c", textwrap.dedent(code)]) for _ in range(3)]
    assert [run.wait() for run in runs] == [0, 0, 0]
    assert numbers.last == before + 900


def test_numbers_outlive_the_process(tmp_path):
    numbers = Counters(tmp_path)
    epoch, number = numbers.epoch, numbers.purge(["article1"])
    numbers.close()
    again = Counters(tmp_path)
    assert (again.epoch, again.last) == (epoch, number)


def test_new_epoch_begins_when_the_machine_was_started_anew(tmp_path, monkeypatch):
    numbers = Counters(tmp_path)
    epoch = numbers.epoch
    numbers.close()
    monkeypatch.setattr(counters, "boot_id", lambda: b"another start!!!")
    assert Counters(tmp_path).epoch != epoch


@pytest.mark.parametrize("damage", [b"", b"nonsense", b"\0" * counters.SIZE])
def test_damaged_file_begins_a_new_epoch(tmp_path, damage):
    numbers = Counters(tmp_path)
    epoch = numbers.epoch
    (tmp_path / "counters").unlink()  # not written over: others may have it mapped
    (tmp_path / "counters").write_bytes(damage)
    again = Counters(tmp_path)
    assert again.epoch != epoch
    again.purge(["article1"])


def test_process_notices_that_the_file_was_replaced(tmp_path):
    numbers = Counters(tmp_path)
    assert numbers.is_current()
    os.unlink(tmp_path / "counters")
    assert not numbers.is_current()
    Counters(tmp_path)
    assert not numbers.is_current()


def test_new_release_is_noticed_once(tmp_path):
    numbers = Counters(tmp_path)
    assert not numbers.takes_release(b"a" * 16)  # the first of all
    assert not numbers.takes_release(b"a" * 16)
    assert numbers.takes_release(b"b" * 16)
    assert not numbers.takes_release(b"b" * 16)

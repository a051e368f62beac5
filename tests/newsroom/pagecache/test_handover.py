"""Pages that one process leaves for the others, in files that anything may have happened to."""

import os
import random
import time
from pathlib import Path
from threading import Event, Thread

import pytest

from newsroom.pagecache import handover as module
from newsroom.pagecache.handover import Handover
from newsroom.pagecache.page import Page

KEY = "http://localhost/2026/11/22/ferry/?before=\xff"


def a_page(body: bytes = b"<p>Trams \xff\n\x00run.</p>") -> Page:
    headers = [("Content-Type", "text/html"), ("Surrogate-Key", "article:1 in:topic:é")]
    return Page("200 OK", headers, body, ("article:1", "in:topic:海"), 7, 1.5e9, float("inf"))


def files(folder: Path, suffix: str = ".page") -> list[Path]:
    return [file for file in folder.iterdir() if file.suffix == suffix]


def test_a_page_comes_out_as_it_went_in(tmp_path: Path) -> None:
    one, two = Handover(tmp_path, "secret"), Handover(tmp_path, "secret")
    one.give(KEY, a_page())
    assert two.take(KEY) == a_page()
    assert two.take(f"{KEY}x") is None
    assert [file.suffix for file in tmp_path.iterdir()] == [".page"]


def test_another_installation_in_the_same_folder_reads_nothing(tmp_path: Path) -> None:
    one, two = Handover(tmp_path, "secret"), Handover(tmp_path, "other secret")
    one.give(KEY, a_page())
    assert two.take(KEY) is None
    files(tmp_path)[0].rename(two._file(KEY))
    assert two.take(KEY) is None


def test_one_page_cannot_be_passed_off_as_another(tmp_path: Path) -> None:
    one = Handover(tmp_path, "secret")
    one.give(KEY, a_page())
    files(tmp_path)[0].rename(one._file("http://localhost/"))
    assert one.take("http://localhost/") is None


def test_half_files_and_changed_ones_are_as_good_as_none(tmp_path: Path) -> None:
    one, chance = Handover(tmp_path, "secret"), random.Random(3)
    one.give(KEY, a_page())
    file = one._file(KEY)
    whole = file.read_bytes()
    for _ in range(300):
        damaged = bytearray(whole[: chance.randrange(len(whole))])
        if chance.random() < 0.5:
            damaged = bytearray(whole)
            damaged[chance.randrange(len(whole))] ^= 1 << chance.randrange(8)
        file.write_bytes(damaged)
        assert one.take(KEY) is None
    file.write_bytes(whole)
    assert one.take(KEY) == a_page()


def test_old_files_and_those_from_before_the_start_are_not_taken(tmp_path: Path) -> None:
    one = Handover(tmp_path, "secret")
    one.give(KEY, a_page())
    late = Handover(tmp_path, "secret")
    assert late.take(KEY) == a_page()
    late._since += 5
    assert late.take(KEY) is None
    one._since = 0
    os.utime(one._file(KEY), (0, time.time() - module.SECONDS - 1))
    assert one.take(KEY) is None


def test_what_is_past_its_use_is_removed(tmp_path: Path) -> None:
    one = Handover(tmp_path, "secret")
    one.give("/old", a_page())
    old = one._file("/old")
    os.utime(old, (0, 0))
    one._cleared = 0
    one.give(KEY, a_page())
    assert files(tmp_path) == [one._file(KEY)]


def test_nobody_else_may_look_into_the_folder(tmp_path: Path) -> None:
    folder = tmp_path / "a" / "pages"
    folder.mkdir(parents=True, mode=0o777)
    assert Handover(folder, "secret").works
    assert folder.stat().st_mode & 0o777 == 0o700


@pytest.mark.parametrize("kind", ["file", "link", "nowhere"])
def test_without_a_folder_each_process_renders_for_itself(tmp_path: Path, kind: str) -> None:
    place = tmp_path / "pages"
    if kind == "file":
        place.write_text("")
    elif kind == "link":
        (tmp_path / "elsewhere").mkdir()
        place.symlink_to(tmp_path / "elsewhere")
    else:
        (tmp_path / "blocked").write_text("")
        place = tmp_path / "blocked" / "pages"
    alone = Handover(place, "secret")
    with alone.turn(KEY):
        alone.give(KEY, a_page())
    assert (alone.works, alone.take(KEY)) == (False, None)


def test_a_folder_that_vanishes_costs_nobody_an_error(tmp_path: Path) -> None:
    one = Handover(tmp_path / "pages", "secret")
    (tmp_path / "pages").rmdir()
    with one.turn(KEY):
        one.give(KEY, a_page())
    assert one.take(KEY) is None


def test_one_at_a_time_renders_a_page_and_others_render_others(tmp_path: Path) -> None:
    one, two = Handover(tmp_path, "secret"), Handover(tmp_path, "secret")
    entered = Event()

    def second() -> None:
        with two.turn(KEY):
            entered.set()

    with one.turn(KEY):
        thread = Thread(target=second)
        thread.start()
        with two.turn("/other"):
            assert not entered.wait(0.05)
    assert entered.wait(10)
    thread.join()


def test_patience_with_a_process_that_hangs_ends(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "PATIENCE", 0.05)
    one, two = Handover(tmp_path, "secret"), Handover(tmp_path, "secret")
    with one.turn(KEY), two.turn(KEY):
        assert files(tmp_path, ".lock")

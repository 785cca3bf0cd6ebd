"""The timetable's last runs: what the owed work came to, not only that it was owed; by hand as often as wanted."""

import errno
import json
import os

import pytest

from bot.job_outcomes import noted
from bot.job_runner import run_job
from jobs.schedule import JOBS
from services.job_history import last_run
from services.letter_file import LetterFileError


def last(world, name):
    with world.session() as session:
        row = last_run(session, name)
        return row.outcome, row.failed


def test_every_job_can_be_run_by_hand_and_shows_how_it_ended(world):
    for job in JOBS:
        run_job(world.runtime, job.name, f"by hand:{job.name}")
        world.settle()
        outcome, failed = last(world, job.name)
        assert outcome, job.name
        assert "owed to the workers" not in outcome
        assert not failed


def test_a_backup_by_hand_stands_beside_the_nights(world):
    for number in range(2):
        run_job(world.runtime, "backup", f"by hand:{number}")
        world.settle()
        world.passes(61)
    made = list((world.runtime.settings.khaonet_data / "backups").iterdir())
    assert len(made) == 2
    assert last(world, "backup")[0].startswith("khaonet-2")


def test_work_that_fails_is_seen_as_the_jobs_last_run(world):
    run_job(world.runtime, "backup", "by hand")
    with pytest.raises(ZeroDivisionError):
        noted("backup", lambda runtime, minute: str(1 // 0))(world.runtime, "2026-01-01T0230")
    assert last(world, "backup") == ("ZeroDivisionError", True)


def test_a_quarter_that_cannot_be_drafted_is_seen_and_says_why(world):
    settings = world.runtime.settings.model_copy(update={"letter_file": "/nowhere/letter.toml"})
    object.__setattr__(world.runtime, "settings", settings)
    with pytest.raises(LetterFileError):
        world.tasks.work["draft_summary"](2569, 4)
    outcome, failed = last(world, "summaries")
    assert failed
    assert "LETTER_FILE /nowhere/letter.toml" in outcome


def test_a_full_disk_is_named(world):
    with pytest.raises(OSError, match="space"):
        noted("backup", full)(world.runtime, "2026-01-01T0230")
    assert last(world, "backup") == ("OSError: No space left on device", True)


def full(_runtime, _minute):
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def test_a_job_of_two_words_is_known_however_it_is_typed(khaonet):
    for name in (["late figures"], ["late", "figures"], ["late-figures"]):
        assert khaonet("job", "run", *name)[0] == 0
    code, _, trouble = khaonet("job", "run", "nonsense")
    assert (code, "late figures" in trouble) == (1, True)


def test_the_list_is_a_table_of_one_line_a_job(khaonet):
    khaonet("job", "run", "retention")
    lines = khaonet("clock", "--list")[1].splitlines()
    places = [lines[0].index(word) for word in ("WHEN", "NEXT", "LAST", "HOW IT ENDED")]
    assert len(lines) == len(JOBS) + 2
    assert all(line[place - 2 : place] == "  " for line in lines[: len(JOBS) + 1] for place in places)


def test_the_list_tells_next_and_last_runs(khaonet):
    code, out, _ = khaonet("clock", "--list", "--json")
    rows = json.loads(out)
    assert code == 0
    assert [row["name"] for row in rows] == [job.name for job in JOBS]
    assert all(row["next"] and row["last"] is None for row in rows)
    assert khaonet("job", "run", "retention")[0] == 0
    assert "not run yet" in khaonet("clock", "--list")[1]
    [row] = [row for row in json.loads(khaonet("clock", "--list", "--json")[1]) if row["name"] == "retention"]
    assert row["outcome"].startswith("0 unsure tips")
    assert row["last"].endswith("+07:00")

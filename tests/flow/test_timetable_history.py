"""The timetable's last runs: what the owed work came to, not only that it was owed; by hand as often as wanted."""

import json

import pytest

from bot.job_outcomes import noted
from bot.job_runner import run_job
from jobs.schedule import JOBS
from services.job_history import last_run


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

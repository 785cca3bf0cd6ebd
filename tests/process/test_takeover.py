"""The durable engine's upkeep: tasks of a dead machine are taken over, tasks that ended long ago are forgotten."""

from datetime import UTC, datetime, timedelta

import pytest
import sqlalchemy as sa

from bot.engine import Engine
from bot.slots import Slots
from bot.takeover import Takeover
from models.session import make_engine, make_sessions
from models.vault import Vault
from services.tasks import Task, enqueue
from tests.process.processes import wait_until

pytestmark = pytest.mark.slow


@pytest.fixture
def database(database_url):
    engine = make_engine(database_url)
    yield engine
    engine.dispose()


@pytest.fixture
def engine(database):
    made = Engine(database)
    made.make_schema()
    return made


def owe(database, engine, *ids):
    with make_sessions(database, vault=Vault([b"k" * 32]), tasks=engine).begin() as session:
        for name in ids:
            enqueue(session, Task(name="scrub", id=name, args=(name,)))


class Hands:
    """A stand-in for the engine's table of begun tasks, so that a machine can be dead without a second machine."""

    def __init__(self, **begun):
        self.begun = begun

    def slots_with_work(self):
        return set(self.begun)

    def give_back(self, slot):
        return self.begun.pop(slot)


def test_tasks_of_a_dead_slot_are_given_back_and_those_of_a_living_one_are_not(database):
    if database.dialect.name == "sqlite":
        assert not Slots(database).can_tell
        return
    alive, hands = Slots(database), Hands(alive=3, dead=2, mine=1)
    assert alive.hold("alive")
    looking = Takeover(Slots(database), hands, "mine")
    assert looking.look_around() == 2
    assert set(hands.begun) == {"alive", "mine"}
    alive.release()
    # The server notices a closed connection in its own time.
    wait_until(lambda: looking.look_around() == 3, 10, "the freed slot's tasks are given back")
    looking.stop()


def test_a_slot_is_held_by_one_worker_and_freed_with_its_connection(database):
    if database.dialect.name == "sqlite":
        pytest.skip("skipped: SQLite has one machine")
    first, second = Slots(database), Slots(database)
    assert first.hold("one")
    assert first.hold("one")
    assert not second.hold("one")
    first.release()
    wait_until(lambda: second.hold("one"), 10, "the slot is free")
    second.release()


def test_tasks_that_were_given_back_run_in_another_worker(database, engine):
    ran = []
    owe(database, engine, "a", "b")
    _begin_in_a_slot_that_dies(database, "gone")
    engine.launch({"scrub": ran.append}, "here")
    try:
        if database.dialect.name == "sqlite":
            assert engine.slots_with_work() == {"gone"}
            assert engine.give_back("gone") == 2
        wait_until(lambda: sorted(ran) == ["a", "b"], 30, "both tasks ran")
    finally:
        engine.stop()


def _begin_in_a_slot_that_dies(database, slot):
    """Mark every waiting task as begun by the slot, as a machine leaves them that loses its power."""
    table = "dbos.workflow_status" if database.dialect.name == "postgresql" else "workflow_status"
    with database.begin() as connection:
        connection.execute(sa.text(f"UPDATE {table} SET status = 'PENDING', executor_id = :slot"), {"slot": slot})  # noqa: S608


def test_ended_tasks_are_forgotten_after_their_time_and_waiting_ones_never(database, engine):
    ran = []
    owe(database, engine, "done")
    engine.launch({"scrub": ran.append}, "here")
    wait_until(lambda: ran == ["done"], 30, "the task ran")
    engine.stop()
    owe(database, engine, "waiting")
    now = datetime.now(UTC)
    assert engine.forget_ended(now - timedelta(hours=1)) == 0
    assert engine.forget_ended(now + timedelta(hours=1)) == 1
    assert engine.forget_ended(now + timedelta(hours=1)) == 0

"""The durable engine (dbos): the one module that knows it. Tasks are kept in our own database and run at least once."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from dbos import DBOS, DBOSClient
from sqlalchemy.orm import Session

from bot.slots import Slots
from bot.takeover import Takeover
from services.tasks import Task

_VERSION = "1"
_NAME = "khaonet"
_ENDED = ["SUCCESS", "ERROR", "CANCELLED", "MAX_RECOVERY_ATTEMPTS_EXCEEDED"]
_AT_ONCE = 1000
_QUEUES: Mapping[str, Mapping[str, Any]] = {
    "events": {"partition_concurrency": 1, "worker_concurrency": 8, "polling_interval_sec": 0.05},
    "deliveries": {"worker_concurrency": 20, "polling_interval_sec": 0.05},
    "media": {"worker_concurrency": 2, "polling_interval_sec": 0.5},
    "jobs": {"worker_concurrency": 2, "polling_interval_sec": 1.0},
}
_QUEUE_OF = {
    "process_event": "events",
    "deliver": "deliveries",
    "fetch_media": "media",
    "read_form_file": "media",
    "leave_group": "deliveries",
    "refresh_group": "jobs",
    "drop_file": "media",
    "sweep_media": "jobs",
    "scrub": "jobs",
    "scrub_thoroughly": "jobs",
    "run_job": "jobs",
    "draft_summary": "jobs",
    "release_summary": "jobs",
    "send_mail": "jobs",
    "back_up": "jobs",
    "clean_engine": "jobs",
    "refresh_model": "jobs",
    "watch_quota": "jobs",
}


class Engine:
    """Keeps tasks in the caller's transaction; in a worker process it also runs them."""

    def __init__(self, engine: sa.Engine) -> None:
        self._engine = engine
        self._url = engine.url.render_as_string(hide_password=False)
        self._client = DBOSClient(system_database_url=self._url, system_database_engine=engine, lazy=True)
        self._takeover: Takeover | None = None

    def enqueue(self, session: Session, task: Task) -> None:
        """Keep the task in the session's transaction; a second task of the same id is dropped."""
        options: Any = {
            "workflow_name": task.name,
            "queue_name": _QUEUE_OF[task.name],
            "workflow_id": task.id,
            "app_version": _VERSION,
        }
        if task.key is not None:
            options["queue_partition_key"] = task.key
        if task.priority is not None:
            options["priority"] = task.priority
        if task.delay:
            options["delay_seconds"] = task.delay.total_seconds()
        self._client.enqueue_in_transaction(session, options, *task.args)

    def launch(self, work: Mapping[str, Callable[..., object]], slot: str) -> None:
        """Run tasks in this process from now on: what was left by an earlier process of the slot first."""
        self._configure(slot)
        for name, function in work.items():
            DBOS.workflow(name=name)(_named(name, function))
        self._takeover = Takeover(Slots(self._engine), self, slot)
        self._takeover.start()
        DBOS.launch()
        for name, options in _QUEUES.items():
            DBOS.register_queue(name, **options)

    def make_schema(self) -> None:
        """Create the engine's own tables; needed once, before any process enqueues."""
        self._configure("schema")
        DBOS.launch()
        DBOS.destroy(destroy_registry=True)

    def stop(self, seconds: int = 10) -> None:
        """Stop running tasks; those under way get the given seconds to end."""
        if self._takeover is not None:
            self._takeover.stop()
        DBOS.destroy(workflow_completion_timeout_sec=seconds, destroy_registry=True)

    def slots_with_work(self) -> set[str]:
        """Return the slots that have begun tasks which did not end."""
        return {begun.executor_id for begun in self._begun() if begun.executor_id}

    def give_back(self, slot: str) -> int:
        """Put the slot's unfinished tasks back into their queues; return how many. Only for a slot known to be dead."""
        queues: dict[str | None, list[str]] = {}
        for begun in self._begun(slot):
            queues.setdefault(begun.queue_name, []).append(begun.workflow_id)
        for queue, ids in queues.items():
            self._client.resume_workflows(ids, queue_name=queue)
        return sum(map(len, queues.values()))

    def forget_ended(self, before: datetime) -> int:
        """Delete tasks that ended before the moment, well or not, a thousand at most; return how many."""
        ended = self._client.list_workflows(
            status=_ENDED, completed_before=before.isoformat(), limit=_AT_ONCE, load_input=False, load_output=False
        )
        if ended:
            self._client.delete_workflows([each.workflow_id for each in ended])
        return len(ended)

    def _begun(self, slot: str | None = None) -> Sequence[Any]:
        found: Sequence[Any] = self._client.list_workflows(
            status="PENDING", executor_id=slot, load_input=False, load_output=False
        )
        return found

    def _configure(self, slot: str) -> None:
        DBOS(
            config={
                "name": _NAME,
                "system_database_url": self._url,
                "system_database_engine": self._engine,
                "executor_id": slot,
                "application_version": _VERSION,
                "log_level": "WARNING",
            }
        )


def _named(name: str, function: Callable[..., object]) -> Callable[..., None]:
    """Wrap a task for the engine: a plain function of its own name, whose result is not kept."""

    def run(*args: int | str) -> None:
        function(*args)

    run.__qualname__ = run.__name__ = name
    return run

"""The office: what of the runtime the officers' console is given."""

from datetime import datetime, timedelta

from bot.line import LineLimitedError, LineRefusedError, LineUnavailableError
from bot.runtime import Runtime
from bot.summary_links import links_of
from console.office import Budget, Office, TimedJob
from jobs.schedule import JOBS

_BUDGET_LASTS = timedelta(minutes=2)


def office_of(runtime: Runtime) -> Office:
    """Return the console's world."""
    settings = runtime.settings
    return Office(
        sessions=runtime.sessions,
        clock=runtime.clock,
        budget=BudgetAsked(runtime),
        link=links_of(settings),
        timetable=[
            TimedJob(name=job.name, purpose=job.purpose, when=str(job.when), next=job.when.next) for job in JOBS
        ],
        letter_file=settings.letter_file,
        release_days=settings.summary_release_days,
        over_https=settings.public_base_url.startswith("https://"),
    )


class BudgetAsked:
    """Asks LINE for the month's message budget, at most every two minutes."""

    def __init__(self, runtime: Runtime) -> None:
        self._runtime = runtime
        self._known: tuple[datetime, Budget | None] | None = None

    def __call__(self) -> Budget | None:
        """Return the budget; None when LINE cannot tell it now."""
        now = self._runtime.clock()
        if self._known is None or now - self._known[0] > _BUDGET_LASTS:
            self._known = (now, self._ask())
        return self._known[1]

    def _ask(self) -> Budget | None:
        try:
            quota = self._runtime.line.quota()
        except (LineUnavailableError, LineLimitedError, LineRefusedError):
            return None
        return Budget(used=quota.used, limit=quota.limit)

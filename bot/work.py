"""The durable tasks by name: what a worker process runs."""

from collections.abc import Callable, Mapping
from functools import partial

from bot.backup_work import back_up_nightly
from bot.delivery import deliver
from bot.engine_upkeep import clean_engine
from bot.form_work import read_form_file
from bot.group_upkeep import leave_group, refresh_group
from bot.job_outcomes import noted, watched
from bot.job_runner import run_job
from bot.learning import refresh_model
from bot.mail import send_mail
from bot.media import drop_file, fetch_media, sweep_media
from bot.processing import process_event
from bot.quota_watch import watch_quota
from bot.runtime import Runtime
from bot.scrubbing import scrub_database, scrub_thoroughly
from bot.summary_work import draft_summary, release_summary

TASKS: Mapping[str, Callable[..., object]] = {
    "process_event": process_event,
    "deliver": deliver,
    "leave_group": leave_group,
    "refresh_group": refresh_group,
    "run_job": run_job,
    "fetch_media": fetch_media,
    "read_form_file": read_form_file,
    "drop_file": drop_file,
    "sweep_media": noted("media sweep", sweep_media),
    "scrub": scrub_database,
    "scrub_thoroughly": noted("scrub", scrub_thoroughly),
    "draft_summary": watched("summaries", draft_summary),
    "release_summary": watched("summaries", release_summary),
    "send_mail": send_mail,
    "back_up": noted("backup", back_up_nightly),
    "clean_engine": noted("engine", clean_engine),
    "refresh_model": noted("model", refresh_model),
    "watch_quota": noted("quota", watch_quota),
}
"""Every task; each takes the runtime and ids."""


def work_of(runtime: Runtime) -> dict[str, Callable[..., object]]:
    """Return the tasks bound to a runtime."""
    return {name: partial(function, runtime) for name, function in TASKS.items()}

"""Health: alive, able to work, and the figures a monitor reads."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any, cast

import sqlalchemy as sa
from flask import Blueprint, Response, current_app, jsonify
from prometheus_client import CONTENT_TYPE_LATEST, REGISTRY, generate_latest
from prometheus_client.core import GaugeMetricFamily
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from bot.runtime import Runtime
from models.inbound_event import EventState, InboundEvent
from models.outbound_message import OutboundMessage, OutboundState
from models.tip import Attachment, AttachmentState
from models.vault import VaultError
from services.meter import last_quota, month_meter

_OWING: Mapping[str, Any] = {
    "inbound_event": InboundEvent.state,
    "outbound_message": OutboundMessage.state,
    "attachment": Attachment.state,
}
_OVER = (EventState.DONE, OutboundState.SENT, AttachmentState.KEPT)

bp = Blueprint("health", __name__)


@bp.get("/healthz")
def healthz() -> Response:
    """Say that the process is alive."""
    return jsonify(status="alive")


@bp.get("/readyz")
def readyz() -> tuple[Response, int]:
    """Say whether work can be done: each check by name, 200 when all are good, else 503."""
    checks = readiness(_runtime())
    good = all(value == "ok" for value in checks.values())
    return jsonify(status="ready" if good else "not ready", checks=checks), 200 if good else 503


@bp.get("/metrics")
def metrics() -> Response:
    """Give Prometheus the process's counters and what is owed in the database."""
    return Response(generate_latest(REGISTRY) + _owed(_runtime()), content_type=CONTENT_TYPE_LATEST)


def readiness(runtime: Runtime) -> dict[str, str]:
    """Return each check's name with `ok` or what is wrong."""
    from bot.database import is_current  # noqa: PLC0415 - alembic is heavy, and only this check needs it

    checks = {"database": "ok", "schema": "ok", "queue": "ok", "keys": "ok"}
    try:
        with runtime.database.connect() as connection:
            checks["schema"] = "ok" if is_current(connection) else "run: khaonet db upgrade"
            tables = sa.inspect(connection)
            schema = None if connection.dialect.name == "sqlite" else "dbos"
            checks["queue"] = "ok" if tables.has_table("workflow_status", schema=schema) else "run: khaonet db upgrade"
    except sa.exc.SQLAlchemyError as error:
        checks["database"] = type(error).__name__
        checks["schema"] = checks["queue"] = "unknown: no database"
    try:
        runtime.vault.open(runtime.vault.seal("key"))
    except VaultError:
        checks["keys"] = "a sealed value does not open again"
    return checks


def _owed(runtime: Runtime) -> bytes:
    rows = GaugeMetricFamily("khaonet_rows", "Rows by table and state", labels=["table", "state"])
    cost = GaugeMetricFamily("khaonet_messages", "Messages of this month by how they are paid for", labels=["kind"])
    quota = GaugeMetricFamily("khaonet_quota", "Paid messages of this month as LINE last said", labels=["kind"])
    try:
        with runtime.sessions() as session:
            for name, column in _OWING.items():
                query = select(column, func.count()).where(column.not_in(_OVER))
                for state, number in session.execute(query.group_by(column)):
                    rows.add_metric([name, str(state)], number)
            for kind, number in asdict(month_meter(session, runtime.clock())).items():
                cost.add_metric([kind], number)
            for kind, number in _quota(session, runtime).items():
                quota.add_metric([kind], number)
    except sa.exc.SQLAlchemyError:
        return b""
    return _exposed(rows) + _exposed(cost) + _exposed(quota)


def _quota(session: Session, runtime: Runtime) -> dict[str, int]:
    """Return the month's limit, what is used and what is left of it; only what is known."""
    known = last_quota(session, runtime.clock())
    if known is None:
        return {}
    figures = {"limit": known.limit, "used": known.used, "left": known.left}
    return {kind: number for kind, number in figures.items() if number is not None}


def _exposed(family: GaugeMetricFamily) -> bytes:
    lines = [f"# HELP {family.name} {family.documentation}", f"# TYPE {family.name} gauge"]
    for sample in family.samples:
        labels = ",".join(f'{key}="{value}"' for key, value in sample.labels.items())
        lines.append(f"{sample.name}{{{labels}}} {sample.value}")
    return ("\n".join(lines) + "\n").encode()


def _runtime() -> Runtime:
    return cast("Runtime", current_app.extensions["runtime"])

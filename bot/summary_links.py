"""GET /s/<token>: a summary's file for whoever was given the link, until it expires."""

import re
from typing import cast
from urllib.parse import quote

import structlog
from flask import Blueprint, Response, current_app

from bot.link_page import HEADERS, page
from bot.runtime import Runtime
from bot.settings import Settings
from bot.signed_links import ExpiredLinkError, ForgedLinkError, read, sign
from language.phrases import summary_news as words
from models.quarter_summary import QuarterSummary
from services.audit import note_deed
from services.summary_card import PAGE, Link
from services.summary_drawing import UndrawableError, draw_file, ready_to_draw

log = structlog.get_logger(__name__)

bp = Blueprint("summary_links", __name__)

KINDS = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "json": "application/json",
    "png": "image/png",
}
_SHOWN_IN_PLACE = {"pdf", "png"}
_NAME = re.compile(r"summary/(\d{1,9})/(pdf|docx|xlsx|json|png)")


def links_of(settings: Settings) -> Link:
    """Return the function that signs the address of a summary's file."""
    secret = settings.secret_key.get_secret_value()
    base = settings.public_base_url or f"http://localhost:{settings.port}"

    def link(summary: QuarterSummary, kind: str) -> str:
        if kind == PAGE:
            return f"{base}/console/summaries/{summary.id}"
        return f"{base}/s/{sign(secret, f'summary/{summary.id}/{kind}')}"

    return link


@bp.get("/s/<token>")
def show(token: str) -> Response:
    """Give the file a link stands for; 410 when it is too old, 404 when it is not ours, 503 when it cannot be set."""
    runtime = cast("Runtime", current_app.extensions["runtime"])
    try:
        name = read(runtime.settings.secret_key.get_secret_value(), token)
    except ExpiredLinkError:
        return page(410, words.GONE_TITLE, words.GONE_TEXT)
    except ForgedLinkError:
        return page(404, words.UNKNOWN_TITLE, words.UNKNOWN_TEXT)
    match = _NAME.fullmatch(name)
    return _file(runtime, int(match[1]), match[2]) if match else page(404, words.UNKNOWN_TITLE, words.UNKNOWN_TEXT)


def _file(runtime: Runtime, summary_id: int, kind: str) -> Response:
    with runtime.sessions.begin() as session:
        row = session.get(QuarterSummary, summary_id)
        if row is None:
            return page(404, words.UNKNOWN_TITLE, words.UNKNOWN_TEXT)
        figures, letter = ready_to_draw(session, row)
        saved_as = words.file_name(row.fiscal_year, row.quarter, row.edition, kind, is_draft=row.released_at is None)
        subject = f"summary {summary_id} {kind}"
        note_deed(session, actor="signed link", verb="open summary file", subject=subject, now=runtime.clock())
    try:
        content = draw_file(kind, figures, letter)
    except UndrawableError as error:
        log.warning("a summary's file cannot be drawn", summary=summary_id, kind=kind, reason=str(error))
        return page(503, words.TROUBLE_TITLE, words.TROUBLE_TEXT)
    response = Response(content, mimetype=KINDS[kind], headers={**HEADERS, "Cache-Control": "private, max-age=300"})
    way = "inline" if kind in _SHOWN_IN_PLACE else "attachment"
    # A header is ASCII; servers refuse the answer otherwise. Readers that know no filename* get the plain name.
    plain = f"summary-{row.fiscal_year}Q{row.quarter}-{row.edition}.{kind}"
    named = f"{way}; filename={plain}; filename*=UTF-8''{quote(saved_as, safe='')}"
    response.headers.set("Content-Disposition", named)
    return response

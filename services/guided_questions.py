"""The questions of a guided report, with the buttons that help to answer."""

from datetime import datetime

from language.moment import Precision, find_moment
from language.phrases import guided as words
from language.place import find_place
from language.thai_dates import short_date
from models.quarter import BANGKOK
from services.card_parts import bubble, button, row, text
from services.guided_report import Draft
from services.words import Button, Card, Message, Text

_BY_THE_CLOCK = frozenset({Precision.MINUTE, Precision.HOUR, Precision.PART_OF_DAY})
_SKIP = Button(words.SKIP, "do=report_skip")
_PAUSE = Button(words.PAUSE, words.PAUSE, "message")
_ASKED = {
    "what": (words.WHAT, (_PAUSE,)),
    "photo": (
        words.PHOTO,
        (_SKIP, Button(words.CAMERA, kind="camera"), Button(words.ALBUM, kind="cameraRoll"), _PAUSE),
    ),
    "where": (words.WHERE, (Button(words.PIN, kind="location"), _SKIP, _PAUSE)),
    "when": (
        words.WHEN,
        (Button(words.NOW, "do=report_skip"), Button(words.PICK_TIME, "do=report_skip", "datetimepicker"), _PAUSE),
    ),
}


LEFT = (Button(words.RESUME, "do=report_resume"), Button(words.DISCARD, "do=report_discard"))
"""The ways on from a report that was put aside."""


def question(draft: Draft) -> Message:
    """Return the question of the draft's step; at the last one, all that was told with the ways to send it."""
    if draft.step in _ASKED:
        sentence, quick = _ASKED[draft.step]
        return Text(sentence, quick=quick)
    return _confirmation(draft)


def _confirmation(draft: Draft) -> Card:
    place = find_place(draft.text).district or (words.HAS_PIN if draft.count("location") else "-")
    files = draft.count("image", "video", "audio", "file")
    body = [
        text(words.CONFIRM, weight="bold", size="md"),
        row(words.STORY, draft.text or "-"),
        row(words.PLACE, place),
        row(words.TIME, _time(draft)),
        row(words.FILES, str(files)),
    ]
    footer = [
        button(Button(words.SEND, "do=report_send"), main=True),
        button(Button(words.SEND_HIDDEN, "do=report_hidden")),
        button(Button(words.RESTART, "do=report_restart")),
        button(Button(words.DISCARD, "do=report_discard")),
    ]
    return Card(words.CONFIRM_ALT, bubble(body, footer))


def _time(draft: Draft) -> str:
    told_at = datetime.fromisoformat(draft.said[0]["at"]).astimezone(BANGKOK) if draft.said else None
    moment = find_moment(draft.text, told_at) if told_at else None
    if moment is None:
        return words.AS_TOLD
    start = moment.start.astimezone(BANGKOK)
    day = short_date(start.date())
    return day if moment.precision not in _BY_THE_CLOCK else f"{day} {start:%H:%M}"

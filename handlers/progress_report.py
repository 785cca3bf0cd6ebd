"""An officer reports a project's progress: shown as understood, kept when confirmed."""

from datetime import datetime, timedelta

from handlers.turn import Turn
from language.phrases import progress as progress_phrases
from language.phrases import project_card as phrases
from services.conversations import DIRECT, drop, recall, remember
from services.outbox import SILENCE, Words
from services.progress import NotAllowedError, keep_reports, understand
from services.progress_words import words_for
from services.words import Button, Text

_CONFIRM_LIFE = timedelta(hours=24)


def take_report(turn: Turn) -> Words:
    """Show what was understood; with everything known, a press of the button keeps it."""
    if turn.person is None or not turn.person.is_staff:
        return SILENCE if turn.group is not None else Words(messages=[Text(phrases.NOT_STAFF)])
    understood = understand(turn.session, turn.text, sent_at=turn.occurred_at)
    missing = [one for one in understood.ask_back if one != "confirm"]
    if missing or not understood.drafts:
        return Words(messages=[Text(words_for(understood))])
    remember(turn.session, _key(turn), {"text": turn.text, "sent_at": turn.occurred_at.isoformat()}, now=turn.now)
    buttons = (Button(phrases.CONFIRM, "do=keep_progress"), Button(phrases.CANCEL, "do=drop_progress"))
    return Words(messages=[Text(words_for(understood), quick=buttons)])


def confirm_report(turn: Turn) -> Words:
    """Keep or drop what the officer was shown."""
    kept = recall(turn.session, _key(turn), now=turn.now, within=_CONFIRM_LIFE)
    if kept is None or turn.person is None:
        return Words(messages=[Text(phrases.EXPIRED)])
    drop(turn.session, _key(turn))
    if turn.data["do"] == "drop_progress":
        return Words(messages=[Text(phrases.CANCELLED)])
    understood = understand(turn.session, kept["text"], sent_at=datetime.fromisoformat(kept["sent_at"]))
    try:
        keep_reports(turn.session, understood.drafts, by=turn.person, now=turn.now)
    except NotAllowedError:
        return Words(messages=[Text(progress_phrases.NOT_ALLOWED)])
    return Words(messages=[Text(progress_phrases.SAVED)])


def _key(turn: Turn) -> tuple[str, str, str]:
    return (turn.person.id if turn.person else "", turn.group.id if turn.group else DIRECT, "progress")

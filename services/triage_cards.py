"""What officers see of a tip: masked, with the buttons that its state allows; restricted ones only on demand."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.orm import Session

from language.phrases import triage as words
from models.person import Person
from models.tip import Tip, TipState
from models.vault import vault_of
from services.audit import note_deed
from services.card_parts import SOFT, Node, bubble, pairs, row, text
from services.incident_cards import incident_buttons, incident_facts
from services.outbox import Words
from services.status_news import can_be_told
from services.tip_facts import alt_text, facts_of, heading, is_restricted
from services.tips import masked_text
from services.words import Button, Card

_MOST_NOTES, _LONGEST = 3, 600
_CARDS = 10
_OPEN_DEEDS = (*("verify", "unfounded", "forward", "invite", "note", "tell", "resolve", "category", "district"),)
_DEEDS_OF: dict[TipState, tuple[str, ...]] = {
    TipState.UNSURE: ("is_tip", "no_tip"),
    TipState.NEW: _OPEN_DEEDS,
    TipState.VERIFYING: _OPEN_DEEDS,
    TipState.VERIFIED: ("unfounded", "forward", "invite", "note", "tell", "resolve", "category", "district"),
    TipState.FORWARDED: ("invite", "note", "tell", "resolve"),
    TipState.RESOLVED: ("reopen", "note", "tell"),
    TipState.UNFOUNDED: ("reopen", "note", "tell"),
}


def alert_card(session: Session, tip: Tip, why: str = "") -> Card:
    """Return what an officer is told unasked, and why when it is no new tip: a restricted one is only announced."""
    body = [*([text(why, weight="bold")] if why else []), *heading(tip), *facts_of(tip)]
    if not is_restricted(tip):
        body.append(text(masked_text(session, tip)[:_LONGEST] or "-"))
    buttons = [_button(tip, deed) for deed in ("open", *_claim(tip))]
    return Card(f"{why} {alt_text(tip)}".strip(), bubble(body, pairs(buttons)))


def officer_view(session: Session, tip: Tip, officer: Person, *, now: datetime, base_url: str = "") -> Words:
    """Return the whole card, for this officer's eyes; a look at a restricted tip is written to the audit log.

    With the console's address the card leads to the tip's page, where its pictures are.
    """
    if is_restricted(tip):
        note_deed(session, actor=officer.id, verb="read restricted tip", subject=f"tip {tip.code}", now=now)
    body = [
        *heading(tip),
        *facts_of(tip),
        row(words.CLAIMED, _claimed(tip, officer)),
        *incident_facts(session, tip),
        *([row(words.FILES, words.files(len(tip.attachments)))] if tip.attachments else []),
        text(masked_text(session, tip)[:_LONGEST] or words.NO_WORDS),
        *_notes(session, tip),
    ]
    deeds = (*_claim(tip), *(deed for deed in _DEEDS_OF.get(tip.state, ()) if deed != "tell" or can_be_told(tip)))
    if tip.claimed_by == officer.id and tip.is_open:
        deeds = (*deeds, "release")
    buttons = [*(_button(tip, deed) for deed in deeds), *incident_buttons(session, tip, officer)]
    if base_url.startswith("https://"):
        buttons.append(Button(words.IN_CONSOLE, f"{base_url}/console/tips/{tip.code}", kind="uri"))
    card = Card(alt_text(tip), bubble(body, pairs(buttons)))
    return Words(messages=[card], tip_id=tip.id)


def queue_card(session: Session, found: Sequence[Tip]) -> Card:
    """Return the tips that wait, a bubble each."""
    bubbles = [dict(_queued(session, tip)) for tip in found[:_CARDS]]
    alt = "\n".join([words.QUEUE, *(alt_text(tip) for tip in found)])
    return Card(alt, {"type": "carousel", "contents": bubbles})


def _queued(session: Session, tip: Tip) -> Node:
    deeds = ("is_tip", "no_tip", "open") if tip.state is TipState.UNSURE else ("open", *_claim(tip))
    words_of_it = words.RESTRICTED if is_restricted(tip) else masked_text(session, tip)[:120]
    return bubble([*heading(tip), text(words_of_it or "-")], pairs([_button(tip, deed) for deed in deeds]))


def _notes(session: Session, tip: Tip) -> list[Node]:
    vault = vault_of(session)
    noted = [vault.open(change.note_sealed) for change in tip.changes if change.note_sealed is not None]
    return [text(f"📝 {note}", size="xs", color=SOFT) for note in noted[-_MOST_NOTES:]]


def _claim(tip: Tip) -> tuple[str, ...]:
    is_free = tip.claimed_by is None and tip.is_open and tip.state is not TipState.UNSURE
    return ("claim",) if is_free else ()


def _claimed(tip: Tip, officer: Person) -> str:
    if tip.claimed_by is None:
        return words.NOBODY
    return words.YOU if tip.claimed_by == officer.id else words.ANOTHER


def _button(tip: Tip, deed: str) -> Button:
    label, do = words.DEEDS[deed]
    return Button(label, f"do={do}&tip={tip.code}")

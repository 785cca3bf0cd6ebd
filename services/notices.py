"""The notice of what is kept and why: at the foot of the first answer a person gets in one-to-one chat."""

from dataclasses import replace
from datetime import datetime

from language.phrases.notices import NOTICE
from models.person import Person
from services.card_parts import SOFT, text
from services.outbox import Words
from services.words import Card, Message, Picture, Text


def with_notice(person: Person | None, words: Words, *, now: datetime) -> Words:
    """Return the words with the notice at their foot when this person, who is no official, has not had it yet."""
    if person is None or person.noticed_at is not None or person.is_staff or not words.messages:
        return words
    person.noticed_at = now
    return replace(words, messages=[*words.messages[:-1], *_with_foot(words.messages[-1])])


def _with_foot(message: Message) -> list[Message]:
    if isinstance(message, Text):
        return [replace(message, text=f"{message.text}\n\n{NOTICE}")]
    if isinstance(message, Picture) or message.contents.get("type") != "bubble":
        return [message, Text(NOTICE)]
    return [_with_small_print(message)]


def _with_small_print(card: Card) -> Card:
    body = card.contents["body"]
    small = text(NOTICE, size="xxs", color=SOFT, margin="lg")
    return replace(card, contents={**card.contents, "body": {**body, "contents": [*body["contents"], small]}})

"""A day of a news network, made up from a seed: who does what when, and which tips must come of it."""

import random
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from bench import network_words as words
from language.geography import DISTRICTS, SUBDISTRICTS
from language.judging.examples import TEST, our_examples
from language.labels import Intent

DAY_SECONDS = 16 * 3600
_MEMBERS = 60
_EVERYDAY = ("chat-smalltalk", "chat-group", "chat-closing", "more-chat")


@dataclass(slots=True)
class Act:
    """Something a person does in a group at a second of the day; `about` is the key of an earlier act."""

    at: float
    group: int
    person: int
    kind: str
    key: str
    text: str = ""
    about: str = ""
    more: Mapping[str, Any] = field(default_factory=dict)


@dataclass(slots=True)
class Story:
    """What one person tells, and what must come of it; `keys` are the acts whose messages belong to the tip."""

    name: str
    categories: frozenset[str]
    district: str
    acts: list[Act]
    keys: set[str] = field(default_factory=set)
    optional: set[str] = field(default_factory=set)
    taken_back: bool = False

    @property
    def opening(self) -> str:
        """The act with the words that make it a tip."""
        return next(act.key for act in self.acts if act.kind == "text")


class Author:
    """Writes stories and small talk; the same seed writes the same day."""

    def __init__(self, seed: int, homes: Sequence[str]) -> None:
        self._chance, self._homes = random.Random(seed), homes
        self._number = 0
        self._tellers: set[tuple[int, int]] = set()
        self._talk = _held_out_talk(self._chance)

    def stories(self, number: int) -> list[Story]:
        """Write so many stories, each kind in its turn, each told by somebody else."""
        kinds = list(_KINDS.items())
        return [self._story(*kinds[index % len(kinds)]) for index in range(number)]

    def talk(self, number: int) -> Iterator[Act]:
        """Write small talk, stickers and pictures of nothing: some held-out examples once each, then everyday lines."""
        for _ in range(number):
            at, group, person = self._chance.random() * DAY_SECONDS, self._group(), self.bystander()
            kind = self._chance.choices(("text", "sticker", "image"), (88, 8, 4))[0]
            yield Act(at, group, person, kind, self._key(), self._line() if kind == "text" else "")

    def _story(self, name: str, write: Callable[["Author", Story], None]) -> Story:
        category, others, sentence = self._chance.choice(words.TIPS)
        group, teller = self._group(), self._chance.randrange(_MEMBERS // 2)
        while (group, teller) in self._tellers:
            group, teller = self._group(), self._chance.randrange(_MEMBERS // 2)
        self._tellers.add((group, teller))
        district, place = self._place(group)
        at = self._chance.random() * (DAY_SECONDS - 1800)
        act = Act(at, group, teller, "text", self._key(), sentence.format(place=place))
        story = Story(name, frozenset({category, *others}), district, [act], {act.key})
        write(self, story)
        return story

    def _place(self, group: int) -> tuple[str, str]:
        """Choose where it is: with subdistrict and district, with the district, or in the group's own, unnamed."""
        spot = self._chance.choice(words.SPOTS)
        way = self._chance.random()
        if way < 0.4:
            there = self._chance.choice(SUBDISTRICTS)
            return there.district, f" {spot} แขวง{there.name} เขต{there.district}"
        if way < 0.7:
            district = self._chance.choice(list(DISTRICTS))
            return district, f" {spot} เขต{district}"
        return self._homes[group], f" {spot}"

    def follow(self, story: Story, kind: str, after: float, text: str = "", about: str = "", **more: Any) -> Act:
        """Let the teller do something some seconds later (or before, when negative)."""
        first = story.acts[0]
        at = first.at + after * self._chance.uniform(0.7, 1.3)
        act = Act(at, first.group, first.person, kind, self._key(), text, about, more)
        story.acts.append(act)
        return act

    def detail(self) -> str:
        """Write a fact that belongs to what was told before."""
        line = self._chance.choice(words.DETAILS)
        return line.format(number=self._chance.randint(2, 90), hour=self._chance.randint(6, 9))

    def pick(self, lines: Sequence[str]) -> str:
        """Choose one of the lines."""
        return self._chance.choice(lines)

    def other_district(self, district: str) -> str:
        """Choose another district than this."""
        return self._chance.choice([name for name in DISTRICTS if name != district])

    def _line(self) -> str:
        if self._talk:
            return self._talk.pop()
        chance = self._chance
        line = chance.choice((*words.OPENERS, *words.THANKS, *words.TALK, *words.TALK))
        dish, other = chance.sample(words.DISHES, 2)
        slots = {"dish": dish, "other": other, "name": chance.choice(words.NAMES), "day": chance.choice(words.DAYS)}
        return line.format(number=chance.randint(2, 99), **slots) + chance.choice(("", "", " ค่ะ", " ครับ", " 555"))

    def _group(self) -> int:
        return self._chance.randrange(len(self._homes))

    def bystander(self) -> int:
        """Choose somebody who tells no story."""
        return self._chance.randrange(_MEMBERS // 2, _MEMBERS)

    def _key(self) -> str:
        self._number += 1
        return f"act-{self._number}"


def _held_out_talk(chance: random.Random) -> list[str]:
    """Return held-out talk: all that is everyday, and of what is written to mislead (news, films, fears) one in ten."""
    talk = [one for one in our_examples(TEST) if one.intent[0] is Intent.CHAT]
    everyday = [one.text for one in talk if one.source.startswith(_EVERYDAY)]
    misleading = [one.text for one in talk if not one.source.startswith(_EVERYDAY)]
    lines = everyday + chance.sample(misleading, len(misleading) // 10)
    chance.shuffle(lines)
    return lines


def _words_alone(author: Author, story: Story) -> None:
    author.follow(story, "text", 400, author.pick(words.THANKS))


def _photo_after(author: Author, story: Story) -> None:
    story.keys.add(author.follow(story, "image", 25).key)


def _photo_before(author: Author, story: Story) -> None:
    story.keys.add(author.follow(story, "image", -30).key)


def _album(author: Author, story: Story) -> None:
    for index in (1, 2, 3):
        album = {"id": story.acts[0].key, "index": index, "total": 3}
        story.keys.add(author.follow(story, "image", 20 + index, album=album).key)


def _clip_and_voice(author: Author, story: Story) -> None:
    story.keys |= {author.follow(story, "video", 40).key, author.follow(story, "audio", 90).key}


def _pin(author: Author, story: Story) -> None:
    latitude, longitude = DISTRICTS[story.district].point
    story.keys.add(author.follow(story, "location", 35, lat=latitude, lng=longitude).key)


def _more_words(author: Author, story: Story) -> None:
    story.keys.add(author.follow(story, "text", 60, author.detail()).key)


def _edit(author: Author, story: Story) -> None:
    first = story.acts[0]
    author.follow(story, "edit", 50, f"{first.text} {author.detail()}", first.key)


def _edit_twice(author: Author, story: Story) -> None:
    first = story.acts[0]
    wrong = author.other_district(story.district)
    right = f"{first.text} เขต{story.district}"
    author.follow(story, "edit", 20, f"{first.text} เขต{wrong}", first.key)
    author.follow(story, "edit", 60, right, first.key)


def _correction(author: Author, story: Story) -> None:
    wrong, right = story.district, author.other_district(story.district)
    text = author.pick(words.FIXES).format(wrong=wrong, right=right)
    story.keys.add(author.follow(story, "text", 80, text, quote=story.acts[0].key).key)
    story.district = right


def _photo_unsent(author: Author, story: Story) -> None:
    photo = author.follow(story, "image", 20)
    author.follow(story, "unsend", 60, about=photo.key)
    story.keys.add(author.follow(story, "image", 90).key)


def _unsent(author: Author, story: Story) -> None:
    photo = author.follow(story, "image", 20)
    author.follow(story, "unsend", 120, about=photo.key)
    author.follow(story, "unsend", 130, about=story.acts[0].key)
    story.taken_back = True


def _withdrawn(author: Author, story: Story) -> None:
    author.follow(story, "text", 200, author.pick(words.BACK))
    story.taken_back = True


def _neighbour_quotes(author: Author, story: Story) -> None:
    act = author.follow(story, "text", 120, author.detail(), quote=story.acts[0].key)
    act.person = author.bystander()
    story.keys.add(act.key)


_KINDS: Mapping[str, Callable[[Author, Story], None]] = {
    "words alone": _words_alone,
    "photo after": _photo_after,
    "photo before": _photo_before,
    "album": _album,
    "clip and voice": _clip_and_voice,
    "pin": _pin,
    "more words": _more_words,
    "edit": _edit,
    "two edits": _edit_twice,
    "correction": _correction,
    "photo unsent": _photo_unsent,
    "unsent": _unsent,
    "withdrawn": _withdrawn,
    "neighbour quotes": _neighbour_quotes,
}

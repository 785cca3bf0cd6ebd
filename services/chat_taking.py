"""Taking a batch of an exported chat's lines: the same decisions as for what is said live, and nothing is answered."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from language.chat_export.chat import ChatLine, Kind
from language.judging.judge import Judgement, judge
from language.labels import Intent, Verdict
from language.understanding import Understanding, understand
from models.group import Group, GroupMember
from models.loose_message import LooseMessage
from models.person import Person
from models.tip import Channel, Tip
from services.assembly import STORY, Scene, add_media, keep_loose, open_story
from services.chat_alerts import is_fresh
from services.chat_earlier import Earlier, Shown, is_cut_off
from services.chat_judging import Heard, matters
from services.chat_live import Live
from services.chat_prints import MEDIA, Marked, find_sender, keep_print, sender_of
from services.chat_work import ChatImport
from services.clocks import note_history
from services.editing import apply_edit
from services.story import Effect, Telling, Told, tell
from services.telling import begin_tip
from services.tips import Said

_COUNTED_AS = {
    Effect.NEW: "tips",
    Effect.UNSURE: "unsure",
    Effect.ADDED: "added",
    Effect.CLEARED_UP: "added",
    Effect.WITHDREW: "withdrawn",
    Effect.CLOSED: "small_talk",
    Effect.NOTHING: "small_talk",
}
_BEGINS = frozenset({Effect.NEW, Effect.UNSURE})
_KEEPS = _BEGINS | {Effect.ADDED, Effect.CLEARED_UP}
_SHORT = 60
_HISTORY = timedelta(days=7)
_TOLD = frozenset({Intent.TIP, Intent.CHAT})


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a batch before its first line is taken: lines taken before, ids of unsent ones, what was live.

    `rows` keeps alive what is looked up again and again, which the session would let go of.
    """

    prints: set[str]
    unsent: set[str]
    live: Live
    earlier: Earlier
    rows: dict[str, Person] = field(default_factory=dict)
    roster: list[GroupMember] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Taking:
    """One batch at work, in one transaction: what each of its lines does to the tips of the group."""

    session: Session
    work: ChatImport
    group: Group
    known: Known
    heard: Heard
    now: datetime

    def take(self, marked: Marked) -> None:
        """Take a text, a marker of media or a pin; one that was taken before changes nothing."""
        if self.known.prints.intersection(marked.prints):
            self.work.counts["duplicates"] += 1
            self.work.told_at[marked.line.sender] = marked.line.at
        elif self._is_known_otherwise(marked):
            self.work.told_at[marked.line.sender] = marked.line.at
        elif marked.line.kind in MEDIA:
            self._take_media(marked)
        else:
            self._take_text(marked)

    def _is_known_otherwise(self, marked: Marked) -> bool:
        """Tell whether an earlier export showed the message under another name or in other words; the newest count."""
        line, earlier = marked.line, self.known.earlier
        person = self._find_person(line.sender) if earlier.at.get(line.at) else None
        same = earlier.take(line, person.id if person else None)
        changed = earlier.take_changed(line, person.id) if person and not same else None
        if person and changed and earlier.is_newest and not is_cut_off(self.work, marked, changed):
            self._change(marked, changed, person)
            return True
        self.work.counts["duplicates"] += bool(same or changed)
        return bool(same or changed)

    def _change(self, marked: Marked, shown: Shown, person: Person) -> None:
        if self._is_first(marked, person):
            tip = apply_edit(self.session, shown.row, marked.line.text, self.now)
            shown.row.message_id = marked.message_id
            self.work.counts["edited"] += 1
            self._note_fresh(tip, marked.line)

    def _note_fresh(self, tip: Tip | None, line: ChatLine) -> None:
        if tip is not None and is_fresh(line.at, self.now):
            self.work.fresh.add(tip.id)

    def _take_media(self, marked: Marked) -> None:
        line = marked.line
        if self.work.is_near_live(line, STORY):
            self.work.counts["heard_live"] += 1
            return
        person = self._find_person(line.sender) if self.work.is_in_thread(line) else None
        story = open_story(self.session, Scene(person, self.group), line.at)
        if person is not None and story is not None:
            self._attach(story, marked, person)
        else:
            self.work.waiting[line.sender].append(marked)
            self.work.counts["media_left"] += 1

    def _attach(self, story: Tip, marked: Marked, person: Person) -> None:
        if self._is_first(marked, person):
            add_media(self.session, story, _said(marked, person), marked.line.point)
            self.work.counts["media_noted"] += 1

    def _take_text(self, marked: Marked) -> None:
        line = marked.line
        if self.known.live.has(line):
            self.work.live_at[line.sender] = line.at
            self.work.counts["heard_live"] += 1
            return
        quick = self._judge(line.text)
        if not (matters(quick) or self.work.is_in_thread(line) or self.work.pictures_before(line)):
            self.work.counts["small_talk"] += 1
        elif quick.verdict is not Verdict.TIP and self.work.is_near_live(line, STORY):
            self.work.counts["heard_live"] += 1
        else:
            effect = self._tell(marked, self._understand(line, quick))
            self.work.counts[_COUNTED_AS[effect] if effect else "duplicates"] += 1

    def _tell(self, marked: Marked, judged: Understanding) -> Effect | None:
        """Put the text where it belongs; None when another import was quicker or the message was unsent."""
        line = marked.line
        known = self._find_person(line.sender)
        if not self._is_for_a_story(known, line, judged):
            return Effect.NOTHING
        person = known or self._note_person(
            line.sender, sender_of(self.session, self.group.id, line.sender, now=self.now)
        )
        if not self._is_first(marked, person):
            return None
        scene = Scene(person, self.group)
        laid = self._lay_out_pictures(scene, line)
        telling = Telling(scene=scene, said=_said(marked, person), judged=judged)
        told = tell(self.session, telling)
        tip = self._begin(telling, told) if told.effect in _BEGINS else told.tip
        if tip is not None and line.point is not None and told.effect in _KEEPS:
            pin = Said(kind="location", occurred_at=line.at, sender_id=person.id)
            add_media(self.session, tip, pin, line.point)
        self._count_explained(laid)
        if told.effect in _KEEPS:
            self.work.told_at[line.sender] = line.at
            self._note_fresh(tip, line)
        return told.effect

    def _begin(self, telling: Telling, told: Told) -> Tip:
        scene, said, judged = telling.scene, telling.said, telling.judged
        tip = begin_tip(self.session, scene, said, judged, told, now=self.now, channel=Channel.IMPORT)
        if self.now - said.occurred_at > _HISTORY:
            note_history(tip)
        self.work.codes.append(tip.code)
        self._hold_member(scene)
        return tip

    def _hold_member(self, scene: Scene) -> None:
        assert scene.person is not None
        member = self.session.get(GroupMember, (self.group.id, scene.person.id))
        if member is not None and member not in self.known.roster:
            self.known.roster.append(member)

    def _judge(self, text: str) -> Judgement:
        """Judge a text; of short ones, which come again and again, each once."""
        known = self.heard.judged.get(text) or self.work.judged.get(text)
        if known is not None:
            return known
        found = judge(text)
        if len(text) <= _SHORT:
            self.work.judged[text] = found
        return found

    def _understand(self, line: ChatLine, quick: Judgement) -> Understanding:
        heard = self.heard.understood.get((line.text, line.at))
        return heard or understand(line.text, sent_at=line.at, home_district=self.group.district, judged=quick)

    def _find_person(self, sender: str) -> Person | None:
        """Return the person behind the name: the name is looked up once a file, the person once a batch."""
        if sender in self.known.rows:
            return self.known.rows[sender]
        known = self.work.people.get(sender)
        person = self.session.get(Person, known) if known else find_sender(self.session, self.group.id, sender)
        return None if person is None else self._note_person(sender, person)

    def _note_person(self, sender: str, person: Person) -> Person:
        self.known.rows[sender], self.work.people[sender] = person, person.id
        return person

    def _is_first(self, marked: Marked, person: Person) -> bool:
        is_new = keep_print(self.session, marked, self.group.id, person)
        return is_new and marked.message_id not in self.known.unsent

    def _is_for_a_story(self, person: Person | None, line: ChatLine, judged: Understanding) -> bool:
        """Tell whether the text is told; questions to the bot are not, a follow-up only to a story that is open."""
        if judged.verdict is Verdict.UNSURE or judged.intent in _TOLD:
            return True
        follows = judged.intent is Intent.TIP_STATUS and person is not None
        return follows and open_story(self.session, Scene(person, self.group), line.at) is not None

    def _lay_out_pictures(self, scene: Scene, line: ChatLine) -> list[str]:
        """Let unexplained media lie where the story looks for them; the end of the import clears them away."""
        assert scene.person is not None
        laid = [one for one in self.work.pictures_before(line) if self._is_first(one, scene.person)]
        for one in laid:
            point = one.line.point
            keep_loose(self.session, scene, _said(one, scene.person), f"{point[0]},{point[1]}" if point else None)
        self.work.waiting.pop(line.sender, None)
        self.session.flush()
        return [one.message_id for one in laid]

    def _count_explained(self, laid: list[str]) -> None:
        if laid:
            left = select(func.count()).select_from(LooseMessage).where(LooseMessage.message_id.in_(laid))
            explained = len(laid) - (self.session.scalar(left) or 0)
            self.work.counts["media_noted"] += explained
            self.work.counts["media_left"] -= explained


def _said(marked: Marked, person: Person) -> Said:
    line = marked.line
    text = line.text if line.kind is Kind.TEXT else ""
    return Said(kind=str(line.kind), occurred_at=line.at, text=text, message_id=marked.message_id, sender_id=person.id)

"""What came of a network's day, held against what was told."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from bench.network_stories import Story
from models.outbound_message import OutboundMessage
from models.tip import COUNTED, Tip, TipState
from simulator.rows import Message
from tests.flow.world import World

_RECEIPTS = ("receipt", "emergency")


@dataclass(slots=True)
class Score:
    """Stories by what became of them, and what the bot said and spent."""

    found: int = 0
    right: list[Story] = field(default_factory=list)
    explained: list[tuple[Story, str]] = field(default_factory=list)
    wrong: list[tuple[Story, str]] = field(default_factory=list)
    gone: int = 0
    spurious: int = 0
    unsure: int = 0
    twice: int = 0
    paid_receipts: int = 0
    most_said: int = 0
    stray: int = 0


def score(world: World, stories: Sequence[Story], sent: Mapping[str, Message]) -> Score:
    """Compare every story with the tips that are kept, and count what was said in the groups."""
    made = Score()
    with world.session() as session:
        tips = session.scalars(select(Tip).where(Tip.state.in_(COUNTED))).all()
        of = {m.message_id: tip for tip in tips for m in tip.messages if m.message_id and m.removed_at is None}
        told = set()
        for story in stories:
            tip = of.get(sent[story.opening].id)
            told.add(tip.id if tip else "")
            if story.taken_back:
                made.gone += tip is None
            else:
                _judge(made, story, tip, sent)
        made.spurious = len([tip for tip in tips if tip.id not in told])
        made.unsure = session.scalar(select(func.count()).where(Tip.state == TipState.UNSURE)) or 0
        ids = Counter(m.message_id for tip in tips for m in tip.messages if m.message_id)
        made.twice = sum(number > 1 for number in ids.values())
        _count_words(session, made)
    return made


def _judge(made: Score, story: Story, tip: Tip | None, sent: Mapping[str, Message]) -> None:
    if tip is None:
        made.wrong.append((story, "not found"))
        return
    made.found += 1
    has = {m.message_id for m in tip.messages if m.removed_at is None and m.message_id}
    ids = {key: sent[key].id for key in story.keys}
    missing, extra = set(ids.values()) - has, has - set(ids.values())
    if missing or extra:
        made.wrong.append((story, f"{len(missing)} messages missing, {len(extra)} too many"))
    elif tip.category not in story.categories:
        made.explained.append((story, f"category {tip.category}"))
    elif tip.district != story.district:
        made.explained.append((story, f"district {tip.district}"))
    else:
        made.right.append(story)


def _count_words(session: Session, made: Score) -> None:
    paid = select(func.coalesce(func.sum(OutboundMessage.cost), 0)).where(OutboundMessage.purpose.in_(_RECEIPTS))
    made.paid_receipts = session.scalar(paid) or 0
    said = OutboundMessage.group_id.is_not(None) & (OutboundMessage.way == "reply")
    about = select(OutboundMessage.tip_id, func.count()).where(said).group_by(OutboundMessage.tip_id)
    for tip_id, number in session.execute(about):
        if tip_id is None:
            made.stray = number
        else:
            made.most_said = max(made.most_said, number)

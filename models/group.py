"""LINE groups that were registered, their members, and the codes that enrol them."""

from datetime import date, datetime, time
from enum import StrEnum

from sqlalchemy import JSON, Date, ForeignKey, Index, LargeBinary, String, Time
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, UtcDateTime, one_of, random_id


class GroupKind(StrEnum):
    """What a group is for."""

    NEWS_NETWORK = "news_network"
    COMMUNITY_FORUM = "community_forum"
    OFFICERS = "officers"
    COMMAND = "command"


class GroupState(StrEnum):
    """Whether the bot listens in a group: only in active ones."""

    PENDING = "pending"
    ACTIVE = "active"
    LEFT = "left"


class Manner(StrEnum):
    """How much the bot says in a group: a receipt a tip, nothing but emergencies, or only when mentioned."""

    RECEIPT = "receipt"
    QUIET = "quiet"
    MENTION = "mention"


class Group(Base):
    """A LINE group. Nothing said in it is kept unless it is active."""

    __tablename__ = "line_group"

    id: Mapped[str] = mapped_column(String(16), primary_key=True, default=random_id)
    fingerprint: Mapped[str] = mapped_column(String(40), unique=True)
    line_id_sealed: Mapped[bytes] = mapped_column(LargeBinary)
    kind: Mapped[GroupKind | None] = mapped_column(one_of(GroupKind, 20))
    name: Mapped[str] = mapped_column(String(200), default="")
    network: Mapped[str | None] = mapped_column(String(200))
    district: Mapped[str | None] = mapped_column(String(40))
    district_group: Mapped[str | None] = mapped_column(String(40))
    occupations: Mapped[list[str]] = mapped_column(JSON, default=list)
    state: Mapped[GroupState] = mapped_column(one_of(GroupState, 10), default=GroupState.PENDING)
    manner: Mapped[Manner] = mapped_column(one_of(Manner, 10), default=Manner.RECEIPT)
    quiet_from: Mapped[time | None] = mapped_column(Time)
    quiet_until: Mapped[time | None] = mapped_column(Time)
    leave_word: Mapped[str | None] = mapped_column(String(100))
    member_count: Mapped[int] = mapped_column(default=0)
    joined_at: Mapped[datetime] = mapped_column(UtcDateTime)
    registered_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    registered_by: Mapped[str | None] = mapped_column(String(16))
    left_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    last_heard_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class GroupMember(Base):
    """A person seen in a group; the roster that the network's size is counted from."""

    __tablename__ = "group_member"

    group_id: Mapped[str] = mapped_column(ForeignKey("line_group.id", ondelete="CASCADE"), primary_key=True)
    person_id: Mapped[str] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), primary_key=True)
    joined_at: Mapped[datetime] = mapped_column(UtcDateTime)
    left_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    last_tip_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    occupation: Mapped[str | None] = mapped_column(String(100))


class MemberCount(Base):
    """How many members a group had on a day."""

    __tablename__ = "member_count"

    group_id: Mapped[str] = mapped_column(ForeignKey("line_group.id", ondelete="CASCADE"), primary_key=True)
    on_day: Mapped[date] = mapped_column(Date, primary_key=True)
    members: Mapped[int]


class HeardCount(Base):
    """How many messages of a group were heard and forgotten on a day; all that is kept of small talk."""

    __tablename__ = "heard_count"

    group_id: Mapped[str] = mapped_column(ForeignKey("line_group.id", ondelete="CASCADE"), primary_key=True)
    on_day: Mapped[date] = mapped_column(Date, primary_key=True)
    messages: Mapped[int] = mapped_column(default=0)


class EnrolmentCode(Base):
    """A code that registers the one group it is posted in, once, before it expires."""

    __tablename__ = "enrolment_code"

    fingerprint: Mapped[str] = mapped_column(String(40), primary_key=True)
    kind: Mapped[GroupKind] = mapped_column(one_of(GroupKind, 20))
    name: Mapped[str] = mapped_column(String(200))
    network: Mapped[str | None] = mapped_column(String(200))
    district: Mapped[str | None] = mapped_column(String(40))
    created_by: Mapped[str | None] = mapped_column(String(16))
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    expires_at: Mapped[datetime] = mapped_column(UtcDateTime)
    used_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    used_by_group: Mapped[str | None] = mapped_column(String(16))


Index("ix_group_member_person", GroupMember.person_id)

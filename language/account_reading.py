"""What an account says that can be compared: what happened, where, when, and in which words."""

import re
from dataclasses import dataclass
from datetime import datetime

from language.geography import district_at
from language.happenings import find_happenings
from language.moment import Precision, find_moment
from language.normalise import normalise
from language.place import Place, find_place
from language.place_mentions import Mention
from language.recurrence import find_recurrence
from language.spots import Spots, find_spots
from language.traits import find_traits

_CLOSE = frozenset({Precision.MINUTE, Precision.HOUR, Precision.PART_OF_DAY, Precision.DAY})
_AGAIN = re.compile(r"อีกแล้ว|อีกละ|อีกรอบ|ซ้ำอีก|เหมือนเดิม|รอบ(?:ที่)?สอง|ครั้งที่ ?\d|คราวนี้|วันนี้.{0,30}อีก|คืนนี้.{0,30}อีก|วันนี้ก็|เอาอีก")
_ANOTHER = re.compile(r"อีก(?:หลัง|บ้าน|ราย|เหตุ|จุด|ที่|ซอย|แห่ง|เรื่อง)|คนละ(?:เรื่อง|จุด|ที่|เหตุ|คัน)")
_WORN = re.compile(
    r"ครับ|ค่ะ|คะ|นะ|ช่วยด้วย|ด่วน|รีบ|มาก|เลย|แล้ว|อยู่|กำลัง|หน้า|แถว|ตรง|ที่|ซอย|ถนน|ปาก|ใน|มี|ไม่|ให้|มา|ไป|ได้|กัน|คน|ตอนนี้|หน่อย|แจ้ง|เขต|แขวง|และ|กับ|จะ|จน|ก็|เป็น|\W|\d"
)
_BLANKS = re.compile(r"\n+")
_GRAM = 3


@dataclass(frozen=True, slots=True)
class Account:
    """What one person told, when, and where it is: a district's name, a point (latitude, longitude), or neither."""

    text: str
    time: datetime
    district: str | None = None
    point: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """An account, read."""

    happenings: frozenset[str]
    spots: Spots
    district: str | None
    point: tuple[float, float] | None
    told_at: datetime
    happened_at: datetime
    again: bool
    another: bool
    recurring: bool
    traits: dict[str, frozenset[str]]
    grams: frozenset[str]


def read_account(account: Account) -> Reading:
    """Read an account once; readings are what is compared."""
    text = normalise(account.text).lower()
    place = find_place(text)
    elsewhere = _without_places(text, place.mentions)
    moment = find_moment(elsewhere, account.time)
    close = moment is not None and moment.precision in _CLOSE and not moment.recurring
    return Reading(
        happenings=find_happenings(text, _BLANKS.sub(" ", elsewhere)),
        spots=find_spots(text, place),
        district=_district(account, place),
        point=account.point,
        told_at=account.time,
        happened_at=min(moment.end, account.time) if moment and close else account.time,
        again=bool(_AGAIN.search(text)),
        another=bool(_ANOTHER.search(text)),
        recurring=find_recurrence(text) is not None,
        traits=find_traits(text),
        grams=_grams(elsewhere),
    )


def _district(account: Account, place: Place) -> str | None:
    given = (account.district or "").strip().removeprefix("เขต").strip()
    pinned = district_at(*account.point) if account.point else None
    return given or pinned or place.district


def _without_places(text: str, mentions: tuple[Mention, ...]) -> str:
    """Blank the places: soi 7 before มี is no 7 March."""
    letters = list(text)
    for mention in mentions:
        letters[mention.start : mention.end] = "\n" * (mention.end - mention.start)
    return "".join(letters)


def _grams(text: str) -> frozenset[str]:
    """Cut what is left without worn words into pieces of three letters."""
    words = _WORN.sub(" ", text).split()
    return frozenset(word[at : at + _GRAM] for word in words for at in range(len(word) - _GRAM + 1))

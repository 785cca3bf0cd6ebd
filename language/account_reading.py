"""What an account says that can be compared: what happened, where, when, and in which words."""

import re
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from language.foreign_names import in_thai_names
from language.geography import district_at
from language.happenings import find_happenings
from language.judging.judge import Leaning, judge, lean
from language.mention import Mention
from language.moment import Precision, find_moment
from language.normalise import normalise
from language.patterns import one_of
from language.place import Place, find_place
from language.recurrence import find_recurrence
from language.script import Script, script_of
from language.spots import Spots, find_spots
from language.things import Things, find_things
from language.traits import find_traits

_CLOSE = frozenset({Precision.MINUTE, Precision.HOUR, Precision.PART_OF_DAY, Precision.DAY})
_AGAIN = re.compile(r"อีกแล้ว|อีกละ|อีกรอบ|อีกคืน|ซ้ำอีก|เหมือนเดิม|รอบ(?:ที่)?สอง|ครั้งที่ ?\d|คราวนี้|(?:วัน|คืน)นี้.{0,30}อีก|วันนี้ก็|เอาอีก")
_JOINS_IN = re.compile(
    r"(?<!ทาง)(?<!ฝั่ง)(?<!แถว)(?<!บ้าน)(?<!ซอย)(?:ผมก็|หนูก็|เราก็)|ก็เห็น|ก็ได้ยิน|ก็ได้กลิ่น|ตรงนั้น|จุดเดียวกัน|ที่เดียวกัน|เรื่องเดียวกัน|เคสเดียวกัน|เหตุเดียวกัน|ยืนยัน|เหมือนกัน|จริง(?:ครับ|ค่ะ|ด้วย)|ใช่(?:ครับ|ค่ะ)"
    r"|เห็น(?:ด้วย|พอดี)|พอดี|จากอีกมุม|อีกมุม|มุมนี้|ที่พี่|ที่คุณ|ที่แจ้ง"
)
_ANOTHER = re.compile(r"อีก(?:หลัง|บ้าน|ราย|เหตุ|จุด|ที่|ซอย|แห่ง|เรื่อง)|คนละ(?:เรื่อง|จุด|ที่|เหตุ|คัน|กลุ่ม|เจ้า|วง)")
_WORN = re.compile(
    r"ครับ|ค่ะ|คะ|นะ|ช่วยด้วย|ด่วน|รีบ|มาก|เลย|แล้ว|อยู่|กำลัง|หน้า|แถว|ตรง|ที่|ซอย|ถนน|ปาก|ใน|มี|ไม่|ให้|มา|ไป|ได้|กัน|คน|ตอนนี้|หน่อย|แจ้ง|เขต|แขวง|และ|กับ|จะ|จน|ก็|เป็น|\W|\d"
)
_KIND_WORD = re.compile(one_of("คลอง สะพาน ท่าเรือ ตลาด แม่น้ำ โรงงาน ตึก หน้า"))
_BLANKS = re.compile(r"\n+")
_NO_MARCH = re.compile(r"(\d) ?(?=มี(?!นา|\.? ?ค\.))")
_GRAM = 3
_READ_LATELY = 128


@dataclass(frozen=True, slots=True)
class Account:
    """What one person told, when, and where it is: a district's name, a point (latitude, longitude), or neither.

    `chat` names the conversation it was told in, if it is known; `keys` are the place keys that still count after
    corrections, all that the text names when None.
    """

    text: str
    time: datetime
    district: str | None = None
    point: tuple[float, float] | None = None
    chat: str | None = None
    keys: frozenset[str] | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """An account, read. What goes on still began `since` some time before it was told of."""

    category: str | None
    happenings: frozenset[str]
    spots: Spots
    district: str | None
    point: tuple[float, float] | None
    told_at: datetime
    happened_at: datetime
    since: datetime
    chat: str | None
    joins_in: bool
    again: bool
    another: bool
    recurring: bool
    traits: dict[str, frozenset[str]]
    things: Things
    leaning: Leaning
    grams: frozenset[str]


@lru_cache(maxsize=_READ_LATELY)
def read_account(account: Account) -> Reading:
    """Read an account once; readings are what is compared, and those of late are remembered."""
    told = normalise(account.text).lower()
    text = in_thai_names(told)
    place = find_place(text)
    elsewhere = _without_places(text, place.mentions)
    moment = find_moment(_NO_MARCH.sub(r"\1\n", elsewhere), account.time)
    close = moment is not None and moment.precision in _CLOSE and not moment.recurring
    happened_at = min(moment.end, account.time) if moment and close else account.time
    goes_on = moment is not None and not moment.recurring and moment.start < account.time <= moment.end
    return Reading(
        category=judge(text).category if script_of(told) is Script.THAI else None,
        happenings=find_happenings(_BLANKS.sub(" ", elsewhere)) - {"nothing"},
        spots=find_spots(text, place, _counting(account.keys, told, text, place)),
        district=_district(account, place),
        point=account.point,
        told_at=account.time,
        happened_at=happened_at,
        since=min(moment.start, happened_at) if moment and goes_on else happened_at,
        chat=account.chat,
        joins_in=bool(_JOINS_IN.search(text)),
        again=bool(_AGAIN.search(text)),
        another=bool(_ANOTHER.search(text)),
        recurring=find_recurrence(text) is not None,
        traits=find_traits(elsewhere),
        things=find_things(f" {elsewhere} "),
        leaning=lean(told),
        grams=_grams(elsewhere),
    )


def _counting(keys: frozenset[str] | None, told: str, text: str, place: Place) -> frozenset[str] | None:
    """Let the places count too that are known only by the Thai names put in."""
    return keys if keys is None or text == told else keys | (place.keys - find_place(told).keys)


def _district(account: Account, place: Place) -> str | None:
    given = (account.district or "").strip().removeprefix("เขต").strip()
    pinned = district_at(*account.point) if account.point else None
    return given or pinned or place.district


def _without_places(text: str, mentions: tuple[Mention, ...]) -> str:
    """Blank the places but the word for their kind: soi 7 before มี is no 7 March, and water rises over a คลอง."""
    letters = list(text)
    for mention in mentions:
        kind = _KIND_WORD.match(text, mention.start, mention.end)
        start = kind.end() if kind else mention.start
        letters[start : mention.end] = "\n" * (mention.end - start)
    return "".join(letters)


def _grams(text: str) -> frozenset[str]:
    """Cut what is left without worn words into pieces of three letters."""
    words = _WORN.sub(" ", text).split()
    return frozenset(word[at : at + _GRAM] for word in words for at in range(len(word) - _GRAM + 1))

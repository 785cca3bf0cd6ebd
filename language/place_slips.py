"""Slips that a writer takes back in the same text: ลาดพร้าว 17 เอ้ย 71, หลักสี่ ไม่ใช่สิ ดอนเมือง."""

import re
from dataclasses import replace

from language.folding import fold_name
from language.gazetteer import gazetteer
from language.mention import Mention
from language.place_cues import UNITS

_PARTICLE = r"(?:สิ|ซิ|ดิ|ค่ะ|คะ|ครับ|คับ|นะ|จ้า|จ้ะ|ละ|แล้ว|ๆ)"
_SLIP_WORDS = (
    rf"โทษ(?:ๆ|ที|{_PARTICLE})|ขอโทษ|ขออภัย|(?:พิมพ์|เขียน|บอก|จำ|กด|ใส่)(?:เลข|ซอย|ชื่อ)?ผิด|เอ[้๊]?[ยะ](?![ก-ฮ])|ขอแก้|แก้(?:เป็น|เลข|ซอย)"
    rf"|ไม่ใช่(?= ?{_PARTICLE})|sorry|i mean|correction|oops|make that"
)
SLIP = re.compile(_SLIP_WORDS, re.IGNORECASE)
_TAKEN_BACK = re.compile(r"(?:เอ[้๊]?[ยะ]|อุ๊ย|อ้าว) ?ไม่ใช่ ?$")
_FILL = rf"(?:[ๆ\s,.…]|{_PARTICLE}|{_SLIP_WORDS}|ไม่ใช่|ต้องเป็น|ต้อง|แต่|เป็น|คือ|ที่จริง|ซอย|ซ\.?|เลข|soi|not|but|to)"
_REACH = 60
_CLOSE = 15


def take_back_slips(text: str, mentions: list[Mention]) -> list[Mention]:
    """Deny what a writer takes back and mark what it is corrected to."""
    if not mentions or not (SLIP.search(text) or "ไม่ใช่" in text):
        return mentions
    return _corrected_names(text, _with_corrected_numbers(text, mentions))


def _corrected_names(text: str, mentions: list[Mention]) -> list[Mention]:
    told: list[Mention] = []
    for mention in mentions:
        before = told[-1] if told else None
        if before and _is_correction(text, before, mention):
            told[-1] = replace(before, cue="denied", confidence=0.0)
            trust = max(mention.confidence, 0.8 if mention.candidates else 0.0)
            told.append(replace(mention, cue="corrected", confidence=trust))
        else:
            told.append(mention)
    return told


def _is_correction(text: str, before: Mention, mention: Mention) -> bool:
    gap = text[before.end : mention.start]
    if mention.cue == "denied":
        return bool(_TAKEN_BACK.search(gap)) and mention.name != before.name
    if len(gap) > _REACH or mention.cue not in {"", "corrected"} or mention.name == before.name:
        return False
    return bool(SLIP.search(gap)) or (before.cue == "denied" and len(gap) <= _CLOSE)


def _with_corrected_numbers(text: str, mentions: list[Mention]) -> list[Mention]:
    """Read the number that a soi is corrected to where its road is not named again."""
    told: list[Mention] = []
    for mention, following in zip(mentions, [*mentions[1:], None], strict=True):
        end = min(following.start if following else len(text), mention.end + _REACH)
        corrected = _corrected_number(text, mention, end) if mention.kind == "soi" else None
        told += [replace(mention, cue="denied", confidence=0.0), corrected] if corrected else [mention]
    return told


def _corrected_number(text: str, mention: Mention, end: int) -> Mention | None:
    road_name, _, number = mention.name.rpartition(" ")
    again = rf"(?:(?<!\d){number}(?!\d))"
    slip = rf"(?:{_SLIP_WORDS}|ไม่ใช่ ?(?:ซอย|ซ\.?)? ?{again}|not {again})(?:{_FILL}|{again}){{0,12}}?"
    pattern = rf"{slip}(?<!\d)(\d{{1,3}})(?![\d/:]|\.\d)"
    for found in re.finditer(pattern, text[mention.end : end], re.IGNORECASE):
        start, stop = mention.end + found.start(1), mention.end + found.end(1)
        road = gazetteer().road(fold_name(road_name))
        if found[1] == number or road is None or UNITS.match(text[stop:].lstrip()):
            continue
        district = road.district_of(int(found[1]))
        return replace(
            mention,
            start=start,
            end=stop,
            name=f"{road_name} {int(found[1])}",
            district=district,
            candidates=(district,) if district else road.districts,
            confidence=0.93,
            cue="corrected",
            key=f"soi:{road_name}:{int(found[1])}",
        )
    return None

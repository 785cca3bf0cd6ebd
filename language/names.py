"""Names of persons: a given name with its family name, or after a formal title."""

import re
from collections.abc import Iterator

from language.given_names import is_given, is_only_given, may_be_family, starts_ordinary
from language.patterns import one_of

_RUN = r"[ก-ฮเ-ไ][ก-ฺเ-์]{1,24}"
_RANKED = rf"{one_of('สิบ สิบตำรวจ จ่าสิบ ร้อย ร้อยตำรวจ พัน พันตำรวจ พล พลตำรวจ')}{one_of('เอก โท ตรี')}"
_DOTTED = r"(?:(?:ผศ|รศ|ศ|นพ|พญ|ทพ|ทญ|ภก|ภญ|สพ|นสพ|มล|มรว)\.|(?:[ก-ฮ]{1,2}\.){2,4}(?: ?หญิง)?)(?: ?ดร\.)?"
_CIVIL = one_of("นางสาว เด็กชาย เด็กหญิง นาง นาย จ่าสิบตำรวจ ดาบตำรวจ ศาสตราจารย์ นายแพทย์ แพทย์หญิง ทันตแพทย์ ดอกเตอร์ คุณ")
_TITLE = re.compile(rf"{_DOTTED}|{_RANKED}|{_CIVIL}|ดร\.?|น\.?ส\.?|ด\.?ช\.|ด\.?ญ\.")
_NOT_TITLES = frozenset(
    {"ร.ร.", "ร.พ.", "พ.ศ.", "ค.ศ.", "ส.น.", "ก.ม.", "ต.ค.", "ม.ค.", "ก.พ.", "พ.ค.", "ก.ค.", "ส.ค.", "ก.ย."}
)
_AFTER_TITLE = re.compile(rf"[ .]{{0,2}}(?P<given>{_RUN})(?:(?P<gap> {{1,3}})(?P<family>(?:ณ ?)?{_RUN}))?")
_BEFORE_KHUN = re.compile(r"(?:^|[^ก-๎]|กับ|ของ|จาก|ให้|โดย|ถึง|ชื่อ|ว่า|เรียน|และ|แจ้ง|ทาง|หา)$")
_KHUN_REACH = 6

_PAIR_OF_RUNS = rf"(?P<given>{_RUN}) {{1,3}}(?P<family>(?:ณ ?)?{_RUN})"
_NAMED = r"(?<!คน)ชื่อ(?:บัญชี|-? ?(?:นาม)?สกุล|จริง|เต็ม|ผู้แจ้ง|ผู้ร้อง|คนร้าย|เจ้าของ|คนขับ)?"
_CUE = re.compile(
    rf"(?:{_NAMED}|{one_of('ลงชื่อ ผู้แจ้ง ผู้ร้อง ผู้ร้องเรียน ข้าพเจ้า กระผม ดิฉัน')})(?:คือ|ว่า)?[\s:(]{{0,3}}{_PAIR_OF_RUNS}"
)
_KIN = one_of(
    "ลุง ป้า น้า อา พี่ น้อง ตา ยาย ครู อาจารย์ หมอ เฮีย เจ๊ กำนัน ผู้ใหญ่บ้าน ผู้ใหญ่ สารวัตร หมวด ผู้กอง ผู้หมวด จ่า ดาบ ผอ. ทนาย พระ"
    " เจ้าหน้าที่ ประธาน"
)
_PAIR = re.compile(rf"(?<![ก-๎])(?={_KIN}?{_PAIR_OF_RUNS})")
_CAPITALISED = "[A-Z][a-z]{1,20}"
_ENGLISH = re.compile(
    rf"\b(?:Mr|Mrs|Ms|Miss|Dr)\b\.? ?(?P<titled>{_CAPITALISED}(?: {_CAPITALISED})?)"
    rf"|(?:ชื่อ|name(?: is)?)[\s:]{{1,2}}(?P<named>{_CAPITALISED} {_CAPITALISED})\b"
)
_RUNS_ON = one_of("ครับ ค่ะ คะ โทร อายุ เบอร์ บ้านเลข อยู่ แจ้ง เป็น ที่ และ กับ ขับ ได้ มา ไป บอก ขอ ว่า")
_CUT = re.compile(rf"(?<=[ก-๎]{{3}}){_RUNS_ON}")
_SHORTEST_GLUED = 4


def find_names(text: str) -> Iterator[tuple[int, int]]:
    """Find names of persons; titles, nicknames and kin terms stay outside."""
    for title in _TITLE.finditer(text):
        yield from _after_title(text, title)
    for match in _CUE.finditer(text):
        if _is_cued_pair(match["given"], match["family"]):
            yield match.start("given"), _family_end(match)
    for match in _PAIR.finditer(text):
        if is_only_given(match["given"]) and may_be_family(_cut(match["family"])):
            yield match.start("given"), _family_end(match)
    yield from (match.span(match.lastgroup or 0) for match in _ENGLISH.finditer(text))


def _after_title(text: str, title: re.Match[str]) -> Iterator[tuple[int, int]]:
    if title.group() in _NOT_TITLES or (title.group() == "คุณ" and not _khun_stands_alone(text, title.start())):
        return
    match = _AFTER_TITLE.match(text, title.end())
    if not match:
        return
    given = _known_start(match["given"], glued=_follows_letter(text, title.start()))
    family = _cut(match["family"] or "")
    if given == match["given"] and family and may_be_family(family):
        yield match.start("given"), _family_end(match)
    elif given:
        yield match.start("given"), match.start("given") + len(given)
    elif family and _is_unknown_pair(match["given"], family) and not _follows_letter(text, title.start()):
        yield match.start("given"), _family_end(match)


def _khun_stands_alone(text: str, start: int) -> bool:
    return bool(_BEFORE_KHUN.search(text[max(0, start - _KHUN_REACH) : start]))


def _follows_letter(text: str, start: int) -> bool:
    return start > 0 and "ก" <= text[start - 1] <= "๎"


def _known_start(run: str, *, glued: bool) -> str:
    """Give the name a run of letters begins with, or nothing."""
    if is_given(run) and not (glued and len(run) < _SHORTEST_GLUED):
        return run
    if starts_ordinary(run):
        return ""
    lengths = range(len(run) - 1, _SHORTEST_GLUED - 1, -1)
    return next((run[:length] for length in lengths if is_only_given(run[:length])), "")


def _is_cued_pair(given: str, family: str) -> bool:
    return is_given(given) or _is_unknown_pair(given, _cut(family))


def _is_unknown_pair(given: str, family: str) -> bool:
    return not starts_ordinary(given) and may_be_family(given) and may_be_family(family)


def _cut(family: str) -> str:
    """Take off the words that run on after a family name."""
    found = _CUT.search(family)
    return family[: found.start()] if found else family


def _family_end(match: re.Match[str]) -> int:
    return match.start("family") + len(_cut(match["family"]))

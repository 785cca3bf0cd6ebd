"""Names of persons: a given name with its family name, or after a formal title."""

import re
from collections.abc import Iterator

from language.given_names import family_names, is_given, is_only_given, may_be_family, may_begin_given, starts_ordinary
from language.patterns import one_of
from language.thai_calendar import SHORT_MONTHS

_RUN = r"[ก-ฮเ-ไ][ก-ฺเ-์]{1,24}"
_RANKED = rf"{one_of('สิบ สิบตำรวจ จ่าสิบ ร้อย ร้อยตำรวจ พัน พันตำรวจ พล พลตำรวจ')}{one_of('เอก โท ตรี')}"
_DOTTED = r"(?:(?:ผศ|รศ|ศ|นพ|พญ|ทพ|ทญ|ภก|ภญ|สพ|นสพ|มล|มรว)\.|(?:[ก-ฮ]{1,2}\.){2,4}(?: ?หญิง)?)(?: ?ดร\.)?"
_CIVIL = one_of("นางสาว เด็กชาย เด็กหญิง นาง นาย จ่าสิบตำรวจ ดาบตำรวจ ศาสตราจารย์ นายแพทย์ แพทย์หญิง ทันตแพทย์ ดอกเตอร์ คุณ")
_TITLE = re.compile(rf"{_DOTTED}|{_RANKED}|{_CIVIL}|ดร\.?|น\.?ส\.?|ด\.?ช\.|ด\.?ญ\.")
_KHUN = "คุณ"
_NOT_TITLES = frozenset(
    {"ร.ร.", "ร.พ.", "พ.ศ.", "ค.ศ.", "ส.น.", "ก.ม.", *(month for month in SHORT_MONTHS if len(month) == len("ม.ค."))}
)
_SURE_DOTTED = re.compile(r"น\.?ส\.?|ด\.?[ชญต]\.|ส\.[ตทอ]\.|(?:[ก-ฮ]{1,2}\.){3,4}(?: ?หญิง)?|[^.]+")
_AFTER_TITLE = re.compile(rf"[ .]{{0,2}}(?P<given>{_RUN})(?:(?P<gap> {{1,3}})(?P<family>(?:ณ ?)?{_RUN}))?")
_BEFORE_NAME = one_of(
    "ติดต่อ ฝาก เชิญ สอบถาม"
    " กับ ของ จาก ให้ โดย ถึง ชื่อ ว่า เรียน และ แจ้ง ทาง หา คือ ผม ฉัน เจ้า หาย พบ เห็น ร้อง เสียหาย ประสาน สมาชิก ตัวแทน พยาน"
)
_FREE_BEFORE = re.compile(rf"(?:^|[^ก-๎]|{_BEFORE_NAME})$")
_FREE_REACH = 8
_PLACE_BEFORE = re.compile(
    rf"{one_of('วัด ซอย ซ. ถนน ถ. ตลาด คลอง สะพาน ตรอก แยก ร้าน โรงเรียน รร. ท่าเรือ ป้อม สวน ศาล')} ?$"
)

_PAIR_OF_RUNS = rf"(?P<given>{_RUN}) {{1,3}}(?P<family>(?:ณ ?)?{_RUN})"
_ROLE = r"ผู้(?:แจ้ง|ร้อง|โอน|รับ|ขาย|ต้องหา|ป่วย|เสียหาย|เสียชีวิต|ติดต่อ)|คนร้าย|คนขาย|คนโอน|นายหน้า|เจ้าของ|คนขับ"
_NAMED = rf"(?<!คน)ชื่อ(?:บัญชี|-? ?(?:นาม)?สกุล|จริง|เต็ม|{_ROLE})?"
_PRONOUN = one_of("ข้าพเจ้า กระผม ดิฉัน")
_CUE = re.compile(
    rf"(?:{_PRONOUN}?{_NAMED}|{one_of('ลงชื่อ ผู้แจ้ง ผู้ร้อง ผู้ร้องเรียน')}|{_PRONOUN})(?:คือ|ว่า)?[\s:(]{{0,3}}"
    rf"{_PAIR_OF_RUNS}"
)
_BOTH_NAMED = re.compile(rf"ชื่อ(?:จริง)?[ :]{{0,2}}(?P<given>{_RUN}) {{1,2}}(?:นาม)?สกุล[ :]{{0,2}}(?P<family>{_RUN})")
_NAMED_AFTER = re.compile(
    rf"{one_of('หมู่บ้าน คอนโด โรงแรม บริษัท บจก. หจก. โครงการ อพาร์ตเมนต์ คลินิก วัด ซอย ถนน ตลาด โรงเรียน ร้าน')} ?$"
)
_NAMED_REACH = 14
_KIN = one_of(
    "ลุง ป้า น้า อา พี่ น้อง ตา ยาย ครู อาจารย์ หมอ เฮีย เจ๊ กำนัน ผู้ใหญ่บ้าน ผู้ใหญ่ สารวัตร หมวด ผู้กอง ผู้หมวด จ่า ดาบ ผอ. ทนาย พระ"
    " เจ้าหน้าที่ ประธาน"
)
_PAIR = re.compile(rf"(?<![ก-๎])(?={_PAIR_OF_RUNS})")
# After a nickname any two words that are no everyday ones are the full name: ของพี่ต้น สมมติ นามสมมุติ.
_PRONOUN_PAIR = re.compile(
    rf"(?:(?<![ก-๎])(?:ผม|ดิฉัน|กระผม|ข้าพเจ้า|หนู)|(?:{_ROLE}|ผู้ต้องสงสัย|พยาน)(?:คือ|เป็น|ชื่อ)) ?(?={_PAIR_OF_RUNS})"
)
_NICKNAMED = re.compile(
    rf"(?:(?<![ก-๎])|ของ|ชื่อ|คือ|ฝาก|ถึง|กับ){_KIN}(?P<nickname>[ก-ฮเ-ไ][ก-ฺเ-์]{{1,9}}) (?={_PAIR_OF_RUNS})"
)
_CHILD_TITLE = re.compile(rf"(?:ด\.? ?[ชญ]\.|น\.ส\.|ชื่อ(?:ว่า)? ?(?:นาย|นางสาว|นาง))(?P<given>{_RUN})")
_BEFORE_PHONE = re.compile(rf"(?<![ก-๎])(?={_PAIR_OF_RUNS}[ ,(]{{0,3}}(?:โทร\.?|เบอร์|มือถือ)?[ :]{{0,2}}0\d[\d.\- ]{{7}})")
_SIGNED = re.compile(rf"{one_of('นับถือ แสดงความนับถือ ลงชื่อ ด้วยความเคารพ ในนาม นามว่า')}[\s.]{{1,3}}(?={_PAIR_OF_RUNS})")
_GLUED_PAIR = re.compile(rf"{_BEFORE_NAME}(?={_PAIR_OF_RUNS})")
_KIN_PAIR = re.compile(rf"(?<![ก-๎])(?={_KIN}{_PAIR_OF_RUNS})")
_CAPITALISED = "[A-Z][a-z]{1,20}"
_CAPITALS = "[A-Z](?:[a-z]{1,20}|[A-Z]{1,20})"
_ENGLISH = re.compile(
    rf"\b(?:Mr|Mrs|Ms|Miss|Dr)\b\.? ?(?P<titled>{_CAPITALISED}(?: {_CAPITALISED})?)"
    rf"|(?:นางสาว|นาง|นาย|น\.?ส\.) ?(?P<thai_titled>{_CAPITALS}(?: {_CAPITALS})?)(?![A-Za-z])"
    rf"|\bI(?:'m| am) (?P<own>{_CAPITALISED} {_CAPITALISED})(?=[,.]| and | from |$)"
    rf"|(?:ชื่อ|name(?: is)?)[\s:]{{1,2}}(?P<named>{_CAPITALISED} {_CAPITALISED})\b"
)
_RUNS_ON = one_of("ครับ ค่ะ คะ โทร อายุ เบอร์ บ้านเลข อยู่ แจ้ง เป็น ที่ และ กับ ขับ ได้ มา ไป บอก ขอ ว่า")
_CUT = re.compile(rf"(?<=[ก-๎]{{3}}){_RUNS_ON}")
_SHORTEST_GLUED = 4
_LONGEST_NICKNAME = 4


def find_names(text: str) -> Iterator[tuple[int, int]]:
    """Find names of persons; titles, nicknames and kin terms stay outside."""
    for title in _TITLE.finditer(text):
        yield from _after_title(text, title)
    for match in _CUE.finditer(text):
        if is_given(match["given"]) or _is_unknown_pair(match["given"], _cut(match["family"])):
            yield match.start("given"), _family_end(match)
    for match in _BOTH_NAMED.finditer(text):
        yield match.span("given")
        yield match.start("family"), _family_end(match)
    yield from _pairs(text)
    yield from _expected_pairs(text)
    yield from _children(text)
    yield from (match.span(match.lastgroup or 0) for match in _ENGLISH.finditer(text))


def _pairs(text: str) -> Iterator[tuple[int, int]]:
    """Find known given names with a family name behind them; after a kin term nearly any word is one."""
    for pattern in (_PAIR, _GLUED_PAIR, _KIN_PAIR):
        is_kin = pattern is _KIN_PAIR
        for match in pattern.finditer(text):
            is_known = is_given(match["given"]) if is_kin else is_only_given(match["given"])
            if (
                is_known
                and not _names_place(text, match.start())
                and may_be_family(_cut(match["family"]), is_expected=is_kin)
            ):
                yield match.start("given"), _family_end(match)


def _expected_pairs(text: str) -> Iterator[tuple[int, int]]:
    """Find two words that can only be a full name: after `ผม`, after a nickname that is a piece, or under a letter."""
    for pattern in (_NICKNAMED, _PRONOUN_PAIR, _SIGNED, _BEFORE_PHONE):
        for match in pattern.finditer(text):
            if _is_expected_given(match) and may_be_family(_cut(match["family"]), is_expected=True):
                yield match.start("given"), _family_end(match)


def _is_expected_given(match: re.Match[str]) -> bool:
    if match.re is _NICKNAMED:
        return match["nickname"] in match["given"]
    if match.re is _PRONOUN_PAIR:
        return is_only_given(match["given"])
    if match.re is _BEFORE_PHONE:
        return is_given(match["given"])
    return may_be_family(match["given"], is_expected=True)


def _children(text: str) -> Iterator[tuple[int, int]]:
    """Find a given name that no list knows, written right after a title that stands before nothing else."""
    for match in _CHILD_TITLE.finditer(text):
        given = _cut(match["given"])
        if len(given) >= _SHORTEST_GLUED and not starts_ordinary(given) and may_be_family(given, is_expected=True):
            yield match.start("given"), match.start("given") + len(given)


def _names_place(text: str, start: int) -> bool:
    return bool(_NAMED_AFTER.search(text[max(0, start - _NAMED_REACH) : start]))


def _after_title(text: str, title: re.Match[str]) -> Iterator[tuple[int, int]]:
    is_free = bool(_FREE_BEFORE.search(text[max(0, title.start() - _FREE_REACH) : title.start()]))
    match = _AFTER_TITLE.match(text, title.end())
    if not match or title.group() in _NOT_TITLES or (title.group() == _KHUN and not is_free):
        return
    given = _longest_name(match, _known_start(match["given"], is_free=is_free))
    family = _cut(match["family"] or "")
    if _PLACE_BEFORE.search(text[max(0, title.start() - _FREE_REACH) : title.start()]) and not may_be_family(family):
        return
    if given == match["given"] and family and may_be_family(family, is_expected=True):
        yield match.start("given"), _family_end(match)
    elif given and (title.group() != _KHUN or len(given) > _SHORTEST_GLUED):
        yield match.start("given"), match.start("given") + len(given)
    elif is_free and _is_unknown_pair(match["given"], family, is_expected=_takes_any_name(title.group())):
        yield match.start("given"), _family_end(match)


def _longest_name(match: re.Match[str], known: str) -> str:
    """Take a name longer than the known one it begins with where a family name follows: `ณภัทร` in `ณภัทรพล`."""
    run, family = match["given"], _cut(match["family"] or "")
    is_whole = known and _cut(run) == run and not starts_ordinary(run[len(known) :]) and may_be_family(family)
    return run if is_whole else known


def _takes_any_name(title: str) -> bool:
    """Tell whether even an unknown name may follow: not after คุณ, nor after two letters that may abbreviate a thing."""
    return title != _KHUN and bool(_SURE_DOTTED.fullmatch(title))


def _known_start(run: str, *, is_free: bool) -> str:
    """Give the name a run of letters begins with, or nothing."""
    if is_given(run) and (is_free or len(run) >= _SHORTEST_GLUED):
        return run
    if not may_begin_given(run) or starts_ordinary(run):
        return ""
    lengths = range(len(run) - 1, _SHORTEST_GLUED - 1, -1)
    return next((run[:length] for length in lengths if is_only_given(run[:length])), "")


def _is_unknown_pair(given: str, family: str, *, is_expected: bool = False) -> bool:
    if len(given) <= _LONGEST_NICKNAME and not is_expected:
        return False
    return may_be_family(given, is_expected=is_expected) and may_be_family(family, is_expected=True)


def _cut(family: str) -> str:
    """Take off the words that run on after a family name."""
    if family in family_names():
        return family
    found = _CUT.search(family)
    return family[: found.start()] if found else family


def _family_end(match: re.Match[str]) -> int:
    return match.start("family") + len(_cut(match["family"]))

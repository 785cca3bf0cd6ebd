"""Number plates of cars, motorcycles and lorries, without the province."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from language.lexicon import words

_NUMBER = r"[1-9]\d{0,3}(?![\d%]|[.,/:-]\d)"
_LETTERS = r"(?:[ก-ฮ]{2,3}|[ก-ฮ]\.[ก-ฮ]\.?(?:[ก-ฮ]\.?)?|[ก-ฮ](?=[ -]))"
_AFTER_CUE = re.compile(
    r"(?P<cue>ทะเบียน|ป้ายแดง|ป้าย|\bplate)(?!บ้าน|ราษ|พาณิชย์|ประวัติ|สมรส)"
    r"(?:รถ|เลขที่|เลข|หมายเลข|คือ|เป็น|ขาว|เหลือง|เขียว|แดง|ดำ)*[\s:=#\"'(-]{0,3}"
    rf"(?P<plate>(?:\d ?)?{_LETTERS}[ -]{{0,3}}{_NUMBER}|[1-9]\d ?- ?\d{{4}}(?![\d-])|[1-9]\d \d{{4}}(?![\d-]))",
    re.IGNORECASE,
)
_SERIES = re.compile(
    rf"(?<![\dก-๎.,/-])(?P<series>\d)(?P<gap> ?)(?P<letters>[ก-ฮ]{{2}}|[ก-ฮ]\.[ก-ฮ]\.?)[ -]{{0,3}}(?P<number>{_NUMBER})"
)
_NEXT_IN_LIST = re.compile(
    rf"\s?(?:กับ|และ|,|/|หรือ|อีกคัน|คู่กับ|แล้วก็|ก็|ตามด้วย|and|then)(?:อีกคัน|คัน|ป้าย|ทะเบียน)?(?:คือ|เป็น)?\s?"
    rf"(?P<plate>(?P<series>\d ?)?(?P<letters>[ก-ฮ]{{1,3}})[ -]{{0,2}}(?P<number>{_NUMBER}))"
)
_RED = re.compile(r"ป้าย ?แดง(?:เลข|หมายเลข|ทะเบียน)?[\s:]{0,2}(?P<plate>[ก-ฮ][ -]{0,3}\d{3,4})(?!\d)")
_BY_VEHICLE = re.compile(
    rf"(?:รถตู้|กระบะ|ปิ[กค]อั[พป]|เก๋ง|แท็กซี่|สองแถว|มอ(?:เตอร์)?ไซค?์?|รถบัส|รถเมล์|ฟอร์จูนเนอร์|วีออส|ซีวิค|ยาริส|รถยนต์|คัน)(?:สี)?"
    rf"(?:ขาว|ดำ|แดง|เทา|เงิน|น้ำเงิน|เขียว|บรอนซ์|ฟ้า|ส้ม|ทอง)?(?P<gap> ?)"
    rf"(?P<plate>(?P<letters>[ก-ฮ]{{2}}) (?P<number>{_NUMBER}))"
)
_LETTERED = re.compile(
    rf"(?<![\dก-๎.,/-])(?<!ที่ )(?P<letters>[ก-ฮ]{{2,3}}|[ก-ฮ]\.[ก-ฮ]\.?)(?P<gap>[ -]{{0,3}})(?P<number>{_NUMBER})"
)
_LORRY = re.compile(
    r"(?<![\d.,/:-])(?P<plate>[1-9]\d(?:-| ?- ?(?!2[45]|20[12]))\d{4})(?![\d-]|[.,]\d| ?(?:บาท|คน|ครั้ง|ราย))"
)
_VEHICLE = re.compile(
    r"รถ|กระบะ|ปิ[กค]อั[พป]|เก๋ง|ล้อ|พ่วง|บรรทุก|เทรลเลอร์|แท็กซี่|มอ(?:เตอร์)?ไซ|จยย|วิน|บิ๊กไบค์|สองแถว|ตู้|คัน|หัวลาก|ขับ|ชน|ปาด|ทะเบียน|ป้าย"
    r"|ฮอนด้า|โตโยต้า|อีซูซุ|วีโก้|รีโว่|ดีแม็?ก|ฟอร์จูน|เวฟ|ฟีโน่|คลิก|พีซีเอ็กซ์|ซีวิค|แคมรี่|วีออส|ยาริส|ไทรทัน|นาวาร่า|แจ๊ส|อัลติส"
    r"|honda|toyota|isuzu|wave|pcx|click|fino|vios|yaris|civic|jazz|city|revo|vigo|d-?max|fortuner|taxi|mazda|nissan|ford|benz|bmw",
    re.IGNORECASE,
)
_PROVINCE = re.compile(
    r"\s?(?:กทม|กรุงเทพ|นนท|ปทุม|สมุทร|ชลบุรี|นครปฐม|ฉะเชิงเทรา|อยุธยา|เชียง|นคร|สระบุรี|ระยอง|ราชบุรี|สกล|ขอนแก่น|อุดร|อุบล|บุรีรัมย์|สุรินทร์|ยโสธร|ตราด|จันทบุรี|ลพบุรี|เพชร|สุ|ภูเก็ต|สงขลา|จ\.|จังหวัด)"
)
_COUNTED = re.compile(
    r"\s?(?:บาท|คน|วัน|เดือน|ปี|นาที|ชม|ชั่วโมง|เมตร|กม|ครั้ง|หลัง|ราย|ตัว|เครื่อง|กิโล|โล|จุด|แห่ง|ชุด|ขวด|ล้าน|แสน|หมื่น|พัน)"
)
_MONTHS = frozenset({"พศ", "คศ", "มค", "กพ", "มีค", "พค", "กค", "สค", "กย", "ตค", "พย", "ธค"})
_YEAR = re.compile(r"2[45]\d\d|20[12]\d|[4-7]\d")
_COUNT_NOUNS = frozenset({"คน", "ชม", "กก", "กม", "มม", "ซม", "บท", "วง", "หก", "นท", "รถ", "ตร", "จนท", "จบ"})
_ROADS = frozenset({"ซ", "ถ", "ม", "สข", "ลพ", "รค", "พก"})
_DIGIT = re.compile("[0-9]")
_AFTER_DAY = re.compile(r"\d ?$")
_LAST_NUMBER = re.compile(r"\d+$")
_REACH = 60
_SURE_DIGITS = 3
_LONGEST = len("กข1234")


def find_plates(text: str) -> Iterator[tuple[int, int]]:
    """Find number plates, and those that a list goes on with after one: 2กก 1234 กับ บร 5678."""
    if not _DIGIT.search(text):
        return
    for first in _plates(text):
        yield first
        last = first
        while (following := _NEXT_IN_LIST.match(text, last[1])) and _is_no_count(following):
            last = following.span("plate")
            yield last


def _is_no_count(match: re.Match[str]) -> bool:
    """Tell a plate whose letters happen to be a word from a counted thing, a month or a measure."""
    letters, number = match["letters"], match["number"]
    is_measure = letters in _COUNT_NOUNS or letters in _ROADS
    is_short = is_measure and len(number) <= _SURE_DIGITS
    is_short = is_short and not match.groupdict().get("series")
    return not (is_short or _is_date(letters, number) or _is_counted(match))


def _is_of_vehicle(match: re.Match[str]) -> bool:
    """Tell รถตู้ นง 8145 from แท็กซี่ขอ 500: a word right after the vehicle needs a space before it and four digits."""
    is_word = match["letters"] in words("consonant_words")
    return _is_no_count(match) and not (is_word and (not match["gap"] or len(match["number"]) <= _SURE_DIGITS))


def _plates(text: str) -> Iterator[tuple[int, int]]:
    """Find number plates: after `ทะเบียน`, by their letters, or as a lorry's digits near words for a vehicle."""
    vehicles = _Vehicles(text)
    yield from (match.span("plate") for match in _AFTER_CUE.finditer(text) if _follows_cue(match))
    yield from (match.span() for match in _SERIES.finditer(text) if _is_series(match, vehicles))
    yield from (match.span("plate") for match in _RED.finditer(text))
    yield from (match.span("plate") for match in _BY_VEHICLE.finditer(text) if _is_of_vehicle(match))
    yield from (match.span() for match in _LETTERED.finditer(text) if _is_lettered(match, vehicles))
    yield from (match.span() for match in _LORRY.finditer(text) if vehicles.are_near(match))


@dataclass(frozen=True)
class _Vehicles:
    """Where a text speaks of vehicles, searched for once and only when asked."""

    text: str

    @cached_property
    def _starts(self) -> list[int]:
        return [match.start() for match in _VEHICLE.finditer(self.text)]

    def are_near(self, match: re.Match[str]) -> bool:
        """Tell whether a word for a vehicle begins not far before or closely behind a match."""
        first = bisect_left(self._starts, match.start() - _REACH)
        return first < len(self._starts) and self._starts[first] < match.end() + _REACH // 2


def _is_series(match: re.Match[str], vehicles: _Vehicles) -> bool:
    """Tell `4กศ 7209` from `3 คน 20`: counted things and months need more than their letters to be a plate."""
    letters, number = _bare(match["letters"]), match["number"]
    if _is_counted(match) or _is_date(letters, number):
        return False
    if letters in words("consonant_words"):
        is_long_enough = len(number) > _SURE_DIGITS or letters not in _COUNT_NOUNS
        if not match["gap"] and len(number) > _SURE_DIGITS and letters not in _COUNT_NOUNS:
            return True
        return is_long_enough and vehicles.are_near(match) and (not match["gap"] or _has_province(match))
    return not match["gap"] or len(number) >= _SURE_DIGITS or vehicles.are_near(match)


def _is_lettered(match: re.Match[str], vehicles: _Vehicles) -> bool:
    """Tell `กข 1234` by a vehicle or a province next to it; letters that are a word need the province."""
    letters = _bare(match["letters"])
    if letters in _COUNT_NOUNS or _is_counted(match) or _is_date(letters, match["number"]):
        return False
    if letters in _MONTHS:
        is_plain = len(letters + match["number"]) == len(match.group().replace(" ", "")) == _LONGEST
        return not _follows_day(match) and (_has_province(match) or (is_plain and vehicles.are_near(match)))
    if letters in words("consonant_words"):
        return len(match["number"]) >= _SURE_DIGITS and _has_province(match)
    return vehicles.are_near(match) or _has_province(match)


def _follows_cue(match: re.Match[str]) -> bool:
    letters, number = _bare(match["plate"]), _LAST_NUMBER.search(match["plate"])
    if letters in _COUNT_NOUNS and _is_counted(match):
        return False
    if _has_province(match):
        return True
    if match["cue"] == "ป้าย":
        return letters not in words("consonant_words")
    return letters != "คน" and not (number and _is_date(letters, number.group()))


def _is_date(letters: str, number: str) -> bool:
    """Tell `ต.ค. 2565` from `ตค 1122`: only a year makes a month of the letters."""
    return letters in _MONTHS and bool(_YEAR.fullmatch(number))


def _is_counted(match: re.Match[str]) -> bool:
    return bool(_COUNTED.match(match.string, match.end()))


def _follows_day(match: re.Match[str]) -> bool:
    return bool(_AFTER_DAY.search(match.string, max(0, match.start() - 2), match.start()))


def _has_province(match: re.Match[str]) -> bool:
    return bool(_PROVINCE.match(match.string, match.end()))


def _bare(letters: str) -> str:
    return "".join(character for character in letters if "ก" <= character <= "ฮ")

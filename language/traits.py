"""Traits that tell two accounts of the same kind apart: colour, vehicle, age, sex, and a few things by name."""

import re

from language.patterns import one_of

_PATTERNS = {
    "colour": re.compile(
        f"สี{one_of('ดำ ขาว แดง เขียว ฟ้า เหลือง น้ำเงิน เทา ส้ม ชมพู เงิน ทอง น้ำตาล')}" + "|(?<=เวฟ)แดง|(?<=เก๋ง)(?:ขาว|ดำ|แดง)"
    ),
    "vehicle": re.compile(one_of("เก๋ง กระบะ สิบล้อ บรรทุก รถเมล์ รถตู้ แท็กซี่ เทรลเลอร์ รถพ่วง สองแถว ตุ๊กตุ๊ก หกล้อ")),
    "age": re.compile(
        one_of("เด็ก ขวบ นักเรียน ยาย ลุง ป้า คนแก่ ผู้สูงอายุ คนชรา อากง อาม่า") + r"|ลูก(?=หาย)|น้อง(?= |ป\.)|ตา(?=แก่|หลง|หาย)"
    ),
    "sex": re.compile(one_of("ผู้หญิง ผญ ผู้ชาย ผช เด็กชาย เด็กหญิง หนุ่ม สาว ยาย ลุง ป้า ชายแก่ หญิงชรา อากง อาม่า")),
    "thing": re.compile(one_of("จามจุรี มะขาม มะม่วง หูกวาง โพธิ์ ไทร ประดู่ งูเห่า งูเหลือม งูหลาม ตะกวด ทอง มือถือ โทรศัพท์ จักรยาน")),
}
_MEANS = {
    "vehicle": {"บรรทุก": "สิบล้อ", "เทรลเลอร์": "สิบล้อ", "รถพ่วง": "สิบล้อ"},
    "age": dict.fromkeys(("เด็ก", "ขวบ", "นักเรียน", "ลูก", "น้อง"), "young"),
    "sex": dict.fromkeys(("ผู้ชาย", "ผช", "เด็กชาย", "หนุ่ม", "ลุง", "ชายแก่", "อากง"), "male"),
    "thing": {"โทรศัพท์": "มือถือ"},
}
_ELSE = {"age": "old", "sex": "female"}


def find_traits(text: str) -> dict[str, frozenset[str]]:
    """Return what is said of each trait, words for one thing as one word; empty where nothing is."""
    return {name: frozenset(_meaning(name, word) for word in found.findall(text)) for name, found in _PATTERNS.items()}


def _meaning(trait: str, word: str) -> str:
    return _MEANS.get(trait, {}).get(word, _ELSE.get(trait, word))

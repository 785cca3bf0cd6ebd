"""Traits that tell two accounts of the same kind apart: colour, vehicle, age, sex, years, and a few things by name."""

import re

from language.patterns import one_of

_COLOUR = one_of("ดำ ขาว แดง เขียว ฟ้า เหลือง น้ำเงิน เทา ส้ม ชมพู เงิน ทอง น้ำตาล ม่วง ครีม")
_PATTERNS = {
    "colour": re.compile(rf"(?:(?<=สี)|(?<=เสื้อ)|(?<=ชุด)|(?<=กางเกง)|(?<=เก๋ง)|(?<=กระเป๋า)|(?<=เวฟ)){_COLOUR}"),
    "vehicle": re.compile(one_of("เก๋ง กระบะ สิบล้อ บรรทุก รถเมล์ รถตู้ แท็กซี่ เทรลเลอร์ รถพ่วง สองแถว ตุ๊กตุ๊ก หกล้อ")),
    "age": re.compile(
        one_of("เด็ก ขวบ นักเรียน คนแก่ ผู้สูงอายุ คนชรา หญิงชรา ชายชรา ชายแก่ อากง อาม่า")
        + r"|(?<!ข)ยาย|(?<!ถ)ลุง|ป้า(?!ย)|ลูก(?=หาย)|หลาน(?=หาย|ชายหาย|สาวหาย)|น้อง(?= |ป\.)|ตา(?=แก่|หลง|หาย)"
    ),
    "sex": re.compile(
        one_of("ผู้หญิง ผญ ผู้ชาย ผช เด็กชาย เด็กหญิง หนุ่ม สาว หญิงชรา ชายชรา ชายแก่ อากง อาม่า หลานชาย ลูกชาย")
        + r"|(?<!ข)ยาย|(?<!ถ)ลุง|ป้า(?!ย)|ตา(?=แก่|หลง|หาย)"
        + r"|หญิง(?=เร่ร่อน|ไร้|แก่|ขอทาน|วัย|ท้อง|จรจัด)|ชาย(?=เร่ร่อน|ไร้|ขอทาน|วัย|จรจัด|นิรนาม|คนหนึ่ง|คนนึง)"
    ),
    "model": re.compile(one_of("เวฟ คลิก ฟีโน่ สกู๊ปปี้ พีซีเอ็กซ์ ฟอร์ซ่า เอ็นแม็กซ์ แอรอกซ์ วีออส ซีวิค ซิตี้ แจ๊ส ยาริส อัลติส ดีแมคซ์ วีโก้ รีโว่")),
    "thing": re.compile(one_of("จามจุรี มะขาม มะม่วง หูกวาง โพธิ์ ไทร ประดู่ งูเห่า งูเหลือม งูหลาม ตะกวด ทอง มือถือ โทรศัพท์ จักรยาน")),
}
_MEANS = {
    "vehicle": {"บรรทุก": "สิบล้อ", "เทรลเลอร์": "สิบล้อ", "รถพ่วง": "สิบล้อ"},
    "age": dict.fromkeys(("เด็ก", "ขวบ", "นักเรียน", "ลูก", "หลาน", "น้อง"), "young"),
    "sex": dict.fromkeys(
        ("ผู้ชาย", "ผช", "เด็กชาย", "หนุ่ม", "ลุง", "ชายชรา", "ชายแก่", "ตา", "อากง", "หลานชาย", "ลูกชาย", "ชาย"), "male"
    ),
    "thing": {"โทรศัพท์": "มือถือ"},
}
_SPOKEN = dict(zip(["หนึ่ง", "สอง", "สาม", "สี่", "ห้า", "หก", "เจ็ด", "แปด", "เก้า", "สิบ"], range(1, 11), strict=True))
_YEARS = re.compile(
    rf"(?:อายุ|วัย) ?(?:ประมาณ|ราว|ราวๆ)? ?(\d{{1,2}})|(\d{{1,2}}|{one_of(' '.join(_SPOKEN))}) ?ขวบ"
    r"|(?<!มา)(?<!มา )(?<!นาน)(?<!เป็น)(?<!\d)(\d{2}) ?ปี(?! ?(?:แล้ว|ที่|ก่อน|กว่า|มา))"
)
_GROWN = 20
_ELSE = {"age": "old", "sex": "female"}


def find_traits(text: str) -> dict[str, frozenset[str]]:
    """Return what is said of each trait, words for one thing as one word; empty where nothing is."""
    found = {name: frozenset(_meaning(name, word) for word in words.findall(text)) for name, words in _PATTERNS.items()}
    return found | {"years": frozenset(span for told in _YEARS.findall(text) for span in _spans("".join(told)))}


def _spans(told: str) -> tuple[str, str]:
    """Return the two spans of years that an age lies in, for those who guess one: of 4 for the young, else of 20."""
    years = _SPOKEN.get(told) or int(told)
    width = 4 if years < _GROWN else _GROWN
    return f"{width}:{(years - width // 2) // width}", f"{width}:{(years + width // 2) // width}"


def _meaning(trait: str, word: str) -> str:
    return _MEANS.get(trait, {}).get(word, _ELSE.get(trait, word))

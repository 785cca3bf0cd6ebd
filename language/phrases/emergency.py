"""The numbers that come before anything else."""

from language.labels import SECURITY, Category

_POLICE, _FIRE, _MEDICAL, _DISASTER, _CITY, _CARE = (
    "191 ตำรวจ",
    "199 ดับเพลิง",
    "1669 แพทย์ฉุกเฉิน",
    "1784 สาธารณภัย",
    "1555 กทม.",
    "1300 ช่วยเหลือสังคม",
)

NUMBERS: dict[Category, tuple[str, ...]] = {
    # Said in a group too: the numbers of a security matter must not tell which it is.
    **dict.fromkeys(SECURITY, (_POLICE, _MEDICAL)),
    Category.FIRE: (_FIRE, _MEDICAL),
    Category.DISASTER: (_DISASTER, _MEDICAL),
    Category.ACCIDENT: (_MEDICAL, _POLICE),
    Category.HEALTH: (_MEDICAL, _CITY),
    Category.VULNERABLE: (_CARE, _MEDICAL),
    Category.INFRASTRUCTURE: (_FIRE, _CITY),
    Category.TRAFFIC: (_POLICE, _CITY),
    Category.ENVIRONMENT: (_FIRE, _CITY),
    Category.NUISANCE: (_POLICE, _CITY),
    Category.OTHER: (_POLICE, _MEDICAL),
}


def call_first(category: Category) -> str:
    """Return the sentence that names the right number, said before anything else."""
    first, *others = NUMBERS[category]
    also = f" หรือ {' / '.join(others)}" if others else ""
    return f"🚨 อันตรายตอนนี้ โทร {first} ทันที{also} (ระบบนี้ไม่ใช่สายด่วนฉุกเฉิน)"


def first_number(category: Category) -> str:
    """Return the right number in three words, for where only a line is shown."""
    return f"🚨 โทร {NUMBERS[category][0]}"

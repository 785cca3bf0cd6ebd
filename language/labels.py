"""The words the whole product uses for what a message is."""

from enum import StrEnum


class Intent(StrEnum):
    """What the sender of a message wants."""

    TIP = "tip"
    PROJECT_STATUS = "project_status"
    PROGRESS_REPORT = "progress_report"
    TIP_STATUS = "tip_status"
    SUMMARY = "summary"
    HELP = "help"
    CHAT = "chat"


class Verdict(StrEnum):
    """What a group's message is treated as: recorded, shown to an officer, or forgotten."""

    TIP = "tip"
    UNSURE = "unsure"
    SMALL_TALK = "small_talk"
    COMMAND = "command"


class Category(StrEnum):
    """What a tip is about; the first six are security matters."""

    TERROR = "terror"
    UNREST = "unrest"
    DRUGS = "drugs"
    CRIME = "crime"
    SCAM = "scam"
    MIGRATION = "migration"
    FIRE = "fire"
    DISASTER = "disaster"
    ACCIDENT = "accident"
    HEALTH = "health"
    VULNERABLE = "vulnerable"
    INFRASTRUCTURE = "infrastructure"
    TRAFFIC = "traffic"
    ENVIRONMENT = "environment"
    NUISANCE = "nuisance"
    OTHER = "other"


class Urgency(StrEnum):
    """How soon somebody has to act."""

    EMERGENCY = "emergency"
    URGENT = "urgent"
    ROUTINE = "routine"


SECURITY = frozenset(
    {Category.TERROR, Category.UNREST, Category.DRUGS, Category.CRIME, Category.SCAM, Category.MIGRATION}
)
"""Categories that are never public and whose name is never said aloud in a group."""

CATEGORY_LABELS = {
    Category.TERROR: "วัตถุต้องสงสัย/ก่อการร้าย",
    Category.UNREST: "เหตุไม่สงบเรียบร้อย",
    Category.DRUGS: "ยาเสพติด",
    Category.CRIME: "อาชญากรรม",
    Category.SCAM: "หลอกลวง/การพนัน",
    Category.MIGRATION: "ผู้หลบหนีเข้าเมือง/ค้ามนุษย์",
    Category.FIRE: "ไฟไหม้/ระเบิด/สารเคมี",
    Category.DISASTER: "สาธารณภัย/น้ำท่วม/อาคารทรุด",
    Category.ACCIDENT: "อุบัติเหตุ/เจ็บป่วยฉุกเฉิน",
    Category.HEALTH: "โรคระบาด/สุขาภิบาล",
    Category.VULNERABLE: "คนหาย/ผู้เปราะบาง",
    Category.INFRASTRUCTURE: "ถนน ทางเท้า ไฟส่องสว่าง สายไฟ ท่อ",
    Category.TRAFFIC: "จราจร/จอดกีดขวาง",
    Category.ENVIRONMENT: "ขยะ น้ำเสีย ฝุ่น กลิ่น",
    Category.NUISANCE: "เสียงดัง หาบเร่ สัตว์จรจัด",
    Category.OTHER: "อื่น ๆ",
}

URGENCY_LABELS = {Urgency.EMERGENCY: "ฉุกเฉิน", Urgency.URGENT: "เร่งด่วน", Urgency.ROUTINE: "ทั่วไป"}

"""What is said in the quarterly summary: sentences of the letter, labels of rows, the meaning of each figure."""

from collections.abc import Sequence
from dataclasses import dataclass

from language.thai_calendar import SHORT_MONTHS

REMOVED_TEXT = "(ผู้แจ้งถอนข้อความแล้ว)"
SECURITY_TOGETHER = "เรื่องด้านความมั่นคง (รวม)"
PLACE_UNKNOWN = "ไม่ทราบเขต"
CITY_WIDE = "ทั้งกรุงเทพฯ"
DIRECT = "แจ้งตรงถึงระบบ"
NO_NETWORK = "ไม่ระบุเครือข่าย"
SILENT, STIRRING = "เงียบ", "เคลื่อนไหว"
DRAFT = "ฉบับร่าง"
TIPS, PEOPLE, GROUPS, EVENTS, MESSAGES = "เรื่อง", "คน", "กลุ่ม", "เหตุ", "ข้อความ"
INDICATOR_STEPS = (
    "มีเครือข่ายข่าวซึ่งมีสมาชิกจากอย่างน้อย 3 กลุ่มอาชีพ",
    "มีช่องทางรับแจ้งข่าวตลอด 24 ชั่วโมงอย่างน้อย 1 ช่องทาง",
    "มีคำสั่งแต่งตั้งคณะทำงานร่วม",
    "คณะทำงานประชุมอย่างน้อยปีละ 2 ครั้ง",
    "ส่งต่อผลการปฏิบัติงานให้หน่วยงานที่เกี่ยวข้อง",
)
MET, NOT_MET = "ผ่าน", "ยังไม่ผ่าน"

OVERVIEW_LABELS = {
    "tips": ("เรื่องที่รับแจ้ง", TIPS),
    "verified": ("ยืนยันแล้ว", TIPS),
    "unfounded": ("ไม่มีมูล", TIPS),
    "emergencies": ("เรื่องฉุกเฉิน", TIPS),
    "resolved": ("เสร็จสิ้น", TIPS),
    "events": ("เหตุการณ์", EVENTS),
    "seen_by_several": ("เหตุการณ์ที่มีผู้แจ้งมากกว่าหนึ่งคน", EVENTS),
    "witnesses": ("ผู้แจ้งของทุกเหตุการณ์รวมกัน", PEOPLE),
    "reporters": ("ผู้แจ้งข่าว", PEOPLE),
}
TIME_LABELS = {"response": "ตอบรับครั้งแรก", "resolution": "จนเสร็จสิ้น"}
PROMISE_LABELS = {"kept": "รักษาได้ตามกำหนด", "late": "เลยกำหนด", "pending": "ยังไม่ถึงกำหนด"}
NETWORK_LABELS = {
    "groups": ("กลุ่มที่ใช้งานอยู่", GROUPS),
    "members": ("สมาชิกในกลุ่มที่ใช้งานอยู่", PEOPLE),
    "reporters": ("ผู้แจ้งข่าวอย่างน้อยหนึ่งเรื่อง", PEOPLE),
    "silent": ("กลุ่มเงียบ", GROUPS),
    "registered": ("กลุ่มที่ลงทะเบียนใหม่ในไตรมาส", GROUPS),
    "left": ("กลุ่มที่เลิกใช้ในไตรมาส", GROUPS),
    "forgotten": ("ข้อความทั่วไปในกลุ่มที่ระบบไม่เก็บ", MESSAGES),
}
QUALITY_LABELS = {
    "placed": "เรื่องที่ระบุเขตได้",
    "pinned": "เรื่องที่มีพิกัด",
    "dated": "เรื่องที่ทราบเวลาเกิดเหตุ",
    "anonymous": "เรื่องที่ผู้แจ้งไม่ประสงค์ออกนาม",
}

SUPPRESSION_NOTE = "ช่องที่เขียน <3 คือจำนวน 1 หรือ 2 ซึ่งน้อยจนอาจเดาตัวบุคคลได้ ช่องที่เขียน * ปิดไว้เพื่อไม่ให้คำนวณย้อนหาช่อง <3 ได้"
VOLUNTEERS_NOTE = "จำนวนเรื่องที่มากกว่าอาจหมายถึงอาสาสมัครที่มากกว่า มิได้แปลว่าพื้นที่หรือเครือข่ายนั้นมีเหตุมากกว่า จึงไม่ควรใช้จัดอันดับ"

GLOSSARY = {
    "เรื่องที่รับแจ้ง": "เรื่องที่เครือข่ายหรือประชาชนแจ้งและระบบบันทึกไว้ นับตามเวลาที่แจ้ง (เวลาประเทศไทย) นับเรื่องที่ซ้ำกับเรื่องอื่นด้วย "
    "ไม่นับเรื่องที่ผู้แจ้งถอนคืนและเรื่องที่ยังไม่ชัดว่าเป็นการแจ้งข่าว",
    "ยืนยันแล้ว": "เรื่องที่เจ้าหน้าที่ตรวจสอบแล้วว่าเป็นความจริง ภายในวันที่ตัดข้อมูล",
    "ไม่มีมูล": "เรื่องที่เจ้าหน้าที่ตรวจสอบแล้วไม่พบเหตุ ภายในวันที่ตัดข้อมูล",
    "สถานะ": "สถานะของเรื่อง ณ วันที่ตัดข้อมูล อ่านจากประวัติของเรื่อง",
    "เหตุการณ์": "เหตุหนึ่งครั้งซึ่งอาจมีผู้แจ้งหลายคน เรื่องที่เจ้าหน้าที่หรือระบบรวมไว้ด้วยกันนับเป็นเหตุเดียว เรื่องเดี่ยวนับเป็นหนึ่งเหตุ",
    "ผู้แจ้งของเหตุการณ์": "จำนวนคนที่แจ้งเหตุเดียวกัน ผู้ไม่ประสงค์ออกนามนับเรื่องละหนึ่งคน",
    "ผู้แจ้งข่าว": "จำนวนคนที่แจ้งอย่างน้อยหนึ่งเรื่องในไตรมาส นับคนละครั้ง ไม่รวมผู้ไม่ประสงค์ออกนาม",
    "เวลาตอบรับครั้งแรก": "เวลาตั้งแต่แจ้งจนเจ้าหน้าที่ตอบรับครั้งแรก เฉพาะเรื่องที่ตอบรับแล้ว",
    "เวลาจนเสร็จสิ้น": "เวลาตั้งแต่แจ้งจนเรื่องเสร็จสิ้น เฉพาะเรื่องที่เสร็จสิ้นแล้ว",
    "มัธยฐาน เปอร์เซ็นไทล์ที่ 90": "เวลาที่ครึ่งหนึ่งและเก้าในสิบของเรื่องใช้ไม่เกิน คิดแบบลำดับใกล้ที่สุด",
    "คำมั่น": "กำหนดเวลาตอบรับและกำหนดเวลาเสร็จสิ้นที่ให้ไว้ต่อเรื่อง นับทั้งสองอย่าง",
    "กลุ่มที่ใช้งานอยู่": "กลุ่มไลน์ของเครือข่ายข่าวและเวทีชุมชนที่ลงทะเบียนแล้วและยังใช้งาน ณ สิ้นช่วงที่นับ",
    "สมาชิก": "จำนวนสมาชิกครั้งล่าสุดที่ทราบของแต่ละกลุ่ม คนหนึ่งอยู่หลายกลุ่มนับหลายครั้ง",
    "กลุ่มเงียบ": "กลุ่มที่ใช้งานอยู่แต่ไม่มีเรื่องแจ้งเลยในไตรมาส",
    "การเปลี่ยนแปลง": "ร้อยละของผลต่างจากช่วงที่เทียบ แสดงเครื่องหมาย - เมื่อฐานเป็นศูนย์หรือยังไม่มีข้อมูลของช่วงนั้น",
    "ข้อความที่คิดโควตา": "ข้อความที่ส่งออกโดยไม่ใช่การตอบกลับ ไลน์คิดตามจำนวนผู้รับ",
}


@dataclass(frozen=True, slots=True)
class Highlights:
    """The figures that the letter's sentences are made from; None where nothing is known."""

    tips: int
    previous: int | None
    change: float | None
    verified: int
    unfounded: int
    leaders: Sequence[tuple[str, int]]
    median_minutes: float | None
    p90_minutes: float | None
    promises_kept: float | None
    groups: int
    members: int
    reporters: int
    silent: int


def facts(of: Highlights) -> list[str]:
    """Return the letter's main facts as whole sentences, three or four of them."""
    said = (_received(of), _leaders(of), _swiftness(of), _network(of))
    return [sentence for sentence in said if sentence]


def month_label(year: int, month: int) -> str:
    """Return a month as tables write it: `ต.ค. 62`, from a Christian year."""
    return f"{SHORT_MONTHS[month - 1]} {(year + 543) % 100:02d}"


def method(as_of: str, *, is_closed: bool) -> list[str]:
    """Return how the figures were made, in sentences."""
    whole = "ครอบคลุมทั้งไตรมาส" if is_closed else "ยังไม่ครอบคลุมทั้งไตรมาส เพราะไตรมาสยังไม่สิ้นสุดในวันนั้น"
    return [
        f"นับจากฐานข้อมูลของระบบข่าวเน็ต ตัดข้อมูล ณ วันที่ {as_of} ตามเวลาประเทศไทย {whole}",
        "เหตุการณ์ที่เกิดหลังวันตัดข้อมูล เช่น การยืนยันหรือการเปลี่ยนสถานะ ไม่นำมานับ",
        "จำนวนรายเขตและรายกลุ่มที่น้อยกว่า 3 ไม่แสดงตัวเลข และปิดช่องอื่นเพิ่มเมื่ออาจคำนวณย้อนได้",
        "ตัวเลขนี้นับเรื่องที่มีผู้แจ้ง มิใช่จำนวนเหตุที่เกิดขึ้นจริงในพื้นที่",
    ]


def released(fiscal_year: int, quarter: int, edition: int, link: str) -> str:
    """Return the news of a released summary, with the link to its file."""
    which = f" ({amendment(edition)})" if edition else ""
    return (
        f"รายงานสรุปผลการปฏิบัติงานของเครือข่ายภาคประชาชน ไตรมาสที่ {quarter} ปีงบประมาณ พ.ศ. {fiscal_year}{which} "
        f"เผยแพร่แล้ว เปิดอ่านได้ที่ {link} (ลิงก์มีอายุ 14 วัน)"
    )


def amendment(number: int) -> str:
    """Return what the cover calls an amended edition."""
    return f"ฉบับแก้ไขครั้งที่ {number}"


def _received(of: Highlights) -> str:
    if not of.tips:
        return "ในไตรมาสนี้ไม่มีเรื่องที่เครือข่ายแจ้งเข้ามา"
    checked = f"เจ้าหน้าที่ยืนยันแล้ว {of.verified:,} เรื่อง และตรวจแล้วไม่มีมูล {of.unfounded:,} เรื่อง"
    return f"เครือข่ายแจ้งข่าวรวม {of.tips:,} เรื่อง{_compared(of)} {checked}"


def _compared(of: Highlights) -> str:
    if of.previous is None or of.change is None:
        return ""
    if of.change == 0:
        return " เท่ากับไตรมาสก่อน"
    way = "เพิ่มขึ้น" if of.change > 0 else "ลดลง"
    return f" {way}ร้อยละ {abs(of.change):.1f} จากไตรมาสก่อนซึ่งมี {of.previous:,} เรื่อง"


def _leaders(of: Highlights) -> str:
    named = [f"{label} จำนวน {count:,} เรื่อง" for label, count in of.leaders[:2]]
    if not named:
        return ""
    second = f" รองลงมา คือ {named[1]}" if len(named) > 1 else ""
    return f"ประเภทที่แจ้งมากที่สุด คือ {named[0]}{second}"


def _swiftness(of: Highlights) -> str:
    if of.median_minutes is None or of.p90_minutes is None:
        return ""
    half, most = duration(of.median_minutes), duration(of.p90_minutes)
    kept = f" และรักษากำหนดที่ให้ไว้กับผู้แจ้งได้ร้อยละ {of.promises_kept:.1f}" if of.promises_kept is not None else ""
    return f"เจ้าหน้าที่ตอบรับเรื่องครึ่งหนึ่งภายใน {half} เก้าในสิบของเรื่องภายใน {most}{kept}"


def _network(of: Highlights) -> str:
    silent = f" มี {of.silent:,} กลุ่มที่ไม่มีเรื่องแจ้งในไตรมาสนี้" if of.silent else ""
    return f"เครือข่ายมีกลุ่มที่ใช้งานอยู่ {of.groups:,} กลุ่ม สมาชิก {of.members:,} คน มีผู้แจ้งข่าว {of.reporters:,} คน{silent}"


def duration(minutes: float) -> str:
    """Return a length of time in the unit people would use: `18 นาที`, `2.4 ชั่วโมง`, `1.1 วัน`."""
    if minutes < 60:  # noqa: PLR2004 - minutes an hour
        return f"{minutes:.0f} นาที"
    if minutes < 24 * 60:
        return f"{minutes / 60:.1f} ชั่วโมง"
    return f"{minutes / 60 / 24:.1f} วัน"

"""What is said when somebody asks how many tips there were."""

from collections.abc import Sequence

STAFF_ONLY = "ตัวเลขสรุปเปิดให้เจ้าหน้าที่ค่ะ ดูเรื่องของคุณเองได้โดยพิมพ์ “เรื่องของฉัน”"
NONE = "ไม่มีเรื่องแจ้งในช่วงนี้"
TODAY, YESTERDAY, THIS_WEEK, LAST_WEEK = "วันนี้", "เมื่อวาน", "สัปดาห์นี้", "สัปดาห์ที่แล้ว"


def heading(period: str, category: str | None, district: str | None) -> str:
    """Name what was counted."""
    about = f" เรื่อง{category}" if category else ""
    where = f" เขต{district}" if district else ""
    return f"การแจ้งข่าว{about}{where} · {period}"


def total(number: int, verified: int, open_tips: int) -> str:
    """Say the total and what became of it."""
    return f"รวม {number:,} เรื่อง ตรวจสอบแล้ว {verified:,} ยังเปิดอยู่ {open_tips:,}"


def breakdown(rows: Sequence[tuple[str, int]]) -> str:
    """List the largest parts."""
    return "\n".join(f"• {name} {number:,}" for name, number in rows)


def fiscal_year(year: int) -> str:
    """Name a fiscal year (Buddhist era)."""
    return f"ปีงบประมาณ {year}"


def quarter(number: int, year: int) -> str:
    """Name a quarter of a fiscal year."""
    return f"ไตรมาสที่ {number} ปีงบประมาณ {year}"

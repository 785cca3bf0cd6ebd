"""What an officer reads about why a message was judged as it was."""

from collections.abc import Sequence

from language.labels import Intent

INTENT_LABELS = {
    Intent.TIP: "แจ้งข่าว",
    Intent.PROJECT_STATUS: "ถามเรื่องโครงการ",
    Intent.PROGRESS_REPORT: "รายงานความก้าวหน้า",
    Intent.TIP_STATUS: "ติดตามเรื่องที่แจ้งไว้",
    Intent.SUMMARY: "ขอสรุปหรือสถิติ",
    Intent.HELP: "ถามวิธีใช้",
    Intent.CHAT: "พูดคุยทั่วไป",
}
ANOTHER_SCRIPT = "เขียนด้วยอักษรที่ระบบยังอ่านไม่ออก จึงเก็บไว้ให้เจ้าหน้าที่ดู"
A_QUESTION = "เป็นคำถามเรื่องโครงการ ไม่ใช่การส่งรายงาน"
A_THANK_YOU = "ขึ้นต้นด้วยคำขอบคุณหรือรับทราบ"
OUTSIDE_BANGKOK = "เหตุอยู่นอกกรุงเทพฯ"
A_FICTION = "เล่าเรื่องในหนังหรือเรื่องแต่ง"
ONLY_WHERE = "บอกเพียงที่ ไม่ได้เล่าเหตุ"


def cue(label: str, terms: Sequence[str]) -> str:
    """Say what a family of words shows, and which words were met."""
    return f"{label} («{'», «'.join(terms)}»)"


def overall(intent: Intent) -> str:
    """Say that no single word decided."""
    return f"ถ้อยคำโดยรวมคล้ายข้อความประเภท{INTENT_LABELS[intent]}"


def doubtful(intent: Intent, share: float) -> str:
    """Say which other reading came close."""
    return f"อาจเป็น{INTENT_LABELS[intent]}ได้ด้วย (ราว {share:.0%})"

"""Fixed words that ask the bot for something, whatever else a text could mean."""

import re
from enum import StrEnum

from language.normalise import normalise


class Command(StrEnum):
    """What fixed words ask for."""

    REPORT = "report"
    MY_TIPS = "my_tips"
    QUEUE = "queue"
    ERASE_ME = "erase_me"
    GROUP_SETTINGS = "group_settings"
    SIGN_IN = "sign_in"
    WHO_IS_LATE = "who_is_late"
    WITHOUT_COUNCIL = "without_council"
    CANCEL = "cancel"
    RESUME = "resume"


_POLITE = r"(?:\s*(?:หน่อย|ด้วย|นะ)?\s*(?:ครับ|ค่ะ|คะ|จ้า|จ้ะ)?)?"
_PATTERNS: dict[Command, str] = {
    Command.REPORT: r"(?:ขอ)?แจ้งเหตุ|(?:ขอ|อยาก|ต้องการ)แจ้ง(?:เหตุ|เรื่อง|ข่าว|เบาะแส)|แจ้งเบาะแส|เริ่มแจ้งเหตุ"
    r"|(?i:(?:i (?:want|would like|need) to )?(?:make a )?report(?: something| an? \w+)?)",
    Command.MY_TIPS: r"เรื่องของฉัน|เรื่องที่(?:ฉัน)?แจ้ง(?:ไว้)?|รายการของฉัน|ติดตาม(?:เรื่อง)?|(?i:my (?:reports?|tips?|cases?))",
    Command.QUEUE: r"(?:คิวงาน|งานค้าง|เรื่องค้าง|รอตรวจ|รายการรอตรวจ)",
    Command.ERASE_ME: r"(?:ขอ)?ลบข้อมูล(?:ส่วนตัว)?(?:ของ)?(?:ฉัน|ผม|ดิฉัน|เรา)",
    Command.GROUP_SETTINGS: r"ตั้งค่ากลุ่ม.*",
    Command.SIGN_IN: r"(?:ขอ)?(?:ลิงก์)?เข้า(?:สู่)?ระบบ|ล็อกอิน|คอนโซล|(?i:console|log ?in|sign ?in)",
    Command.WHO_IS_LATE: (
        r"(?:เดือนนี้\s*)?(?:มี)?(?:ใคร|เขต(?:ไหน|ใด)|เจ้าหน้าที่(?:คน)?(?:ไหน|ใด)|หน่วยงาน(?:ไหน|ใด))(?:บ้าง|มั่ง)?\s*(?:ที่)?ยังไม่(?:ได้)?(?:ส่ง|รายงาน)"
        r"\s*(?:รายงาน|ความก้าวหน้า|ความคืบหน้า|ตัวเลข|ผลงาน|ผล|งาน|โครงการ|ของ|ประจำ|เดือนนี้|\s)*(?:บ้าง|มั่ง)?"
    ),
    Command.WITHOUT_COUNCIL: (
        r"(?:เดือนนี้\s*)?(?:มี)?เขต(?:ไหน|ใด)(?:บ้าง|มั่ง)?\s*(?:ที่)?(?:ยัง)?ไม่(?:ได้|มี|มีการ)?\s*(?:จัด)?(?:การ)?ประชุม"
        r"\s*(?:สภา\s*(?:คนเมือง|พลเมือง|เขต)?)?\s*(?:ประจำ|ใน|ของ)?\s*(?:เดือน[^?]{0,25}?)?(?:บ้าง|มั่ง)?"
    ),
    Command.CANCEL: r"ยกเลิก|ไว้ก่อน|พักไว้(?:ก่อน)?|(?i:cancel|stop)",
    Command.RESUME: r"ทำต่อ",
}
_READERS = {command: re.compile(rf"(?:{pattern}){_POLITE}", re.DOTALL) for command, pattern in _PATTERNS.items()}
_MENTION = re.compile(r"^@\S+\s+")
_LONGEST = 120


def read_command(text: str) -> Command | None:
    """Return what the whole text asks for; None when it is anything else."""
    if len(text) > _LONGEST:
        return None
    said = normalise(_MENTION.sub("", text.strip())).strip()
    return next((command for command, reader in _READERS.items() if reader.fullmatch(said)), None)

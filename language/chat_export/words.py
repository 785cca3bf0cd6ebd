"""The words LINE itself writes into an export, in Thai, English and Japanese."""

import re
from collections.abc import Mapping

from language.chat_export.chat import Kind

_MARKERS: Mapping[Kind, str] = {
    Kind.IMAGE: "รูป รูปภาพ ภาพ ภาพถ่าย photo photos image images picture 写真 画像 อัลบั้ม album アルバム",
    Kind.STICKER: "สติกเกอร์ สติ๊กเกอร์ sticker stickers スタンプ อิโมจิ emoji",
    Kind.VIDEO: "วิดีโอ วีดีโอ คลิปวิดีโอ video videos 動画",
    Kind.AUDIO: "ข้อความเสียง เสียง ไฟล์เสียง audio voice_message voice_messages ボイスメッセージ 音声",
    Kind.FILE: "ไฟล์ file files ファイル",
    Kind.LOCATION: "ตำแหน่ง ตำแหน่งที่ตั้ง โลเคชั่น โลเคชัน location locations 位置情報",
    Kind.CALL: "ไม่ได้รับสาย สายที่ไม่ได้รับ ยกเลิกการโทร การโทร missed_call no_answer canceled_call 不在着信 応答なし",
    Kind.SYSTEM: "รายชื่อติดต่อ ผู้ติดต่อ contact contacts 連絡先 โน้ต note notes ノート ของขวัญ gift โพล poll",
}
_KIND_OF = {word.replace("_", " "): kind for kind, words in _MARKERS.items() for word in words.split()}
_BRACKETED = re.compile(r"\[([^\[\]]{1,30})\](.*)", re.DOTALL)
_CALL = re.compile(
    r"☎.*|📞.*|(?:call time|เวลาโทร|ระยะเวลาการโทร|เวลาการโทร|通話時間)\W*[\d:]*"
    r"|(?:missed|group|video|voice) (?:group |video |voice )*call.*|ไม่ได้รับสาย.*",
    re.IGNORECASE,
)
_UNSENT = re.compile(
    r"(?:(?P<who>.{1,80}?) ?)??(?:ได้)?ยกเลิก(?:การส่ง)?ข้อความ(?:แล้ว)?\.?"
    r"|(?:(?P<who2>.{1,80}?) )?(?:has )?unsent (?:a|the) message\.?|message unsent\.?|(?:this )?message was unsent\.?"
    r"|(?:(?P<who3>.{1,80}?)が)?(?:メッセージの)?送信を取り消しました。?",
    re.IGNORECASE,
)
_WHO_EXPORTED = frozenset({"คุณ", "you", "あなた"})
"""How LINE calls whoever made the export, whose name stands everywhere else."""
_PLACE_OF_TALK = "(?:กลุ่ม|แชท|แชต|ห้องแชท|ห้อง|โอเพนแชท|โอเพ่นแชท)"
_EVENTS = re.compile(
    rf"(?:ได้)?(?:เข้าร่วม|ออกจาก|เข้า|สร้าง){_PLACE_OF_TALK}(?:นี้)?(?:แล้ว)?"
    rf"|(?:ได้)?(?:เพิ่ม|เชิญ) ?(?P<whom>.{{1,80}}?) ?(?:ให้)?(?:เข้าร่วม|เข้า|ใน|ไปที่){_PLACE_OF_TALK}(?:แล้ว)?"
    rf"|(?:ได้)?(?:ลบ|นำ|เตะ) ?.{{1,80}} ?ออกจาก{_PLACE_OF_TALK}(?:แล้ว)?"
    r"|(?:ได้)?เปลี่ยน(?:ชื่อ|รูป|ภาพ).{0,10}(?:กลุ่ม|แชท|แชต).*|(?:ได้)?ยกเลิกคำเชิญ.*"
    r"|(?:has )?(?:joined|left)(?: the)? (?:group|chat|room|openchat)\.?"
    r"|(?:has )?(?:added|invited) (?P<whom2>.{1,80}?) to (?:the|this) (?:group|chat|room|openchat)\.?"
    r"|(?:has )?removed .{1,80} from (?:the|this) (?:group|chat|room|openchat)\.?"
    r"|(?:has )?(?:changed|updated) the (?:group|chat|room|openchat)\b.*"
    r"|created (?:the|a) (?:group|chat|album|note|poll)\b.*"
    r"|が?(?:グループ|トーク|オープンチャット)(?:に参加|から退出|を退会|を退出)しました。?"
    r"|が?.{1,80}を(?:グループに)?(?:招待|追加)しました。?",
    re.IGNORECASE,
)
_HEADERS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"(?:ประวัติการแชท|ประวัติการแชต|ประวัติแชท|ประวัติแชต|ประวัติการสนทนา)(?:ในกลุ่ม|ในโอเพนแชท|ใน|กับ|ของ)?\s*(?P<name>.+)",
        r"(?:chat|talk|openchat) history (?:with|in|of|from)\s*(?P<name>.+)",
        r"(?P<name>.+?)(?:との|の)?(?:トーク履歴|トーク)",
    )
)
_SAVED = re.compile(
    r"\s*(?:saved on|save date|saved date|บันทึกเมื่อ|บันทึกวันที่|วันที่บันทึก|保存日時|保存日)\s*[:：]?.*", re.IGNORECASE
)
_QUOTES = " \"'“”「」『』"
_FILE_END = re.compile(r"(?:\.(?:txt|text|csv|log))+$", re.IGNORECASE)
_TITLE = "[LINE]"


def marker_of(text: str) -> Kind | None:
    """Return what a text stands for that is nothing but LINE's own word for media, a call or the like."""
    plain = text.strip()
    bracketed = _BRACKETED.fullmatch(plain)
    if bracketed is not None:
        return _KIND_OF.get(bracketed[1].strip().lower())
    kind = _KIND_OF.get(plain.lower())
    return Kind.CALL if kind is None and _CALL.fullmatch(plain) else kind


def words_after_marker(text: str) -> str:
    """Return what follows a marker in brackets: a file's name, a place's address."""
    bracketed = _BRACKETED.fullmatch(text.strip())
    return bracketed[2].strip() if bracketed else ""


def unsent_by(text: str) -> str | None:
    """Return who unsent a message, empty when it is not said; None when the text tells of nothing unsent."""
    match = _UNSENT.fullmatch(text.strip())
    if match is None:
        return None
    who = (match["who"] or match["who2"] or match["who3"] or "").strip()
    return "" if who.lower() in _WHO_EXPORTED else who


def event_by(text: str) -> tuple[str, str] | None:
    """Return who did something to the group and to whom, either may be empty; None when the text tells of no event."""
    words = text.strip()
    for start in [0, *(at + 1 for at, character in enumerate(words) if character == " ")]:
        match = _EVENTS.fullmatch(words, start)
        if match is not None:
            return words[:start].strip(), (match["whom"] or match["whom2"] or "").strip()
    glued = re.fullmatch(r"(.{1,80}?)(?:がグループ|がトーク|がオープン).*しました。?", words)
    return (glued[1], "") if glued else None


def is_title(line: str) -> bool:
    """Tell whether the line is the title that an export begins with."""
    return line.lstrip().upper().startswith(_TITLE)


def is_saved_line(line: str) -> bool:
    """Tell whether the line only says when the export was made."""
    return _SAVED.fullmatch(line) is not None


def chat_name(title: str) -> str:
    """Return the chat's name from an export's title or from its file name; empty when there is none."""
    plain = _FILE_END.sub("", title.strip())
    if plain.upper().startswith(_TITLE):
        plain = plain[len(_TITLE) :].strip()
    for pattern in _HEADERS:
        match = pattern.fullmatch(plain)
        if match is not None:
            return match["name"].strip(_QUOTES)
    return plain.strip(_QUOTES)

"""What officers read and press when they work on tips."""

DEEDS = {
    "open": ("เปิดดู", "open"),
    "claim": ("รับเรื่อง", "claim"),
    "release": ("คืนเรื่อง", "release"),
    "verify": ("ยืนยันว่าจริง", "verify"),
    "unfounded": ("ไม่พบเหตุ", "unfounded"),
    "forward": ("ส่งต่อหน่วยงาน", "forward"),
    "invite": ("เชิญหน่วยงานร่วม", "invite"),
    "note": ("โน้ตภายใน", "note"),
    "tell": ("แจ้งผู้แจ้ง", "tell"),
    "resolve": ("ปิดเรื่อง", "resolve"),
    "reopen": ("เปิดเรื่องอีกครั้ง", "reopen"),
    "category": ("แก้หมวด", "category"),
    "district": ("แก้เขต", "district"),
    "is_tip": ("เป็นเหตุ", "is_tip"),
    "no_tip": ("ไม่ใช่เหตุ", "no_tip"),
}
"""Each deed's button and the `do` of its postback."""

REFUSALS = {
    "taken": "{code} มีเจ้าหน้าที่ท่านอื่นรับเรื่องแล้วค่ะ",
    "state": "{code} อยู่ในสถานะที่ทำขั้นนี้ไม่ได้ กด “เปิดดู” เพื่อดูสถานะล่าสุดค่ะ",
    "loop": "หน่วยงานนี้เคยได้รับ {code} แล้ว ส่งวนกลับไม่ได้ค่ะ",
    "many": "{code} ส่งครบ 3 หน่วยงานแล้ว ประสานหน่วยงานเดิมก่อนนะคะ",
}
ONLY_OFFICERS = "ปุ่มนี้สำหรับเจ้าหน้าที่ของพื้นที่ค่ะ"
NOT_HERE = "เปิดดูรายละเอียดได้ในแชตส่วนตัวกับบอต หรือในกลุ่มเจ้าหน้าที่ค่ะ"
QUEUE = "เรื่องที่รอดำเนินการ"
QUEUE_EMPTY = "ไม่มีเรื่องค้างในพื้นที่ของคุณค่ะ"
CLAIMED = "ผู้รับเรื่อง"
NOBODY = "ยังไม่มี"
YOU = "คุณ"
ANOTHER = "เจ้าหน้าที่ท่านอื่น"
RESPOND_BY = "ตอบรับภายใน"
RESOLVE_BY = "เสร็จภายใน"
AGENCIES = "หน่วยงาน"
RESTRICTED = "เรื่องความมั่นคง กด “เปิดดู” เพื่ออ่าน (บันทึกการเข้าดู)"
ADDED_AFTER_END = "ผู้แจ้งเพิ่มข้อมูลหลังปิดเรื่อง"
LOST_GROUP = "🔕 บอตถูกนำออกจากกลุ่ม “{name}” แล้ว หากไม่ได้ตั้งใจ ให้เชิญบอตเข้ากลุ่มและวางรหัสลงทะเบียนใหม่"
SAME_EVENT = "เหตุเดียวกับ"
WITNESSES = "ผู้พบเห็น"
FILES = "รูป/คลิป"
IN_CONSOLE = "เปิดในคอนโซล"
MERGE_WITH = "รวมกับ {code}"
LOOK_FOR_SAME = "รวมเหตุเดียวกัน"
WHICH_SAME = "เรื่องใดเป็นเหตุเดียวกับ {code} คะ"
NOTHING_TO_MERGE = "ไม่พบเรื่องใกล้เคียง {code} ในพื้นที่ภายใน 24 ชั่วโมงค่ะ"
SPLIT = "แยกจากเหตุนี้"
SHARE_STATE = "ทำเหมือนกันทั้งเหตุ"
SHARED = "ปรับสถานะตาม {code} แล้ว: {codes}"
NONE_SHARED = "ไม่มีเรื่องอื่นของเหตุนี้ที่ปรับสถานะตาม {code} ได้ค่ะ"
NO_WORDS = "(ไม่มีข้อความ)"
WHICH_AGENCY = "ส่ง {code} ให้หน่วยงานใดคะ"
WHICH_HELPER = "เชิญหน่วยงานใดร่วมดู {code} คะ"
WRITE_NOTE = "พิมพ์โน้ตภายในของ {code} ได้เลยค่ะ (ผู้แจ้งไม่เห็น)"
WRITE_TO_TELLER = "พิมพ์ข้อความถึงผู้แจ้ง {code} ได้เลยค่ะ"
NOTED = "บันทึกโน้ตของ {code} แล้วค่ะ"
TOLD = "จะแจ้งผู้แจ้ง {code} ให้ทราบค่ะ"
NOTE_DROPPED = "ยกเลิกแล้วค่ะ"
SEND_PHOTO = "ส่งรูปหลังแก้ไขของ {code} หรือกด “ปิดโดยไม่มีรูป” ค่ะ"
NO_PHOTO = "ปิดโดยไม่มีรูป"
RESOLVED = "ปิด {code} แล้วค่ะ ขอบคุณค่ะ"
IS_TIP = "รับ {code} เป็นเหตุแล้วค่ะ"
ERASED = "ลบข้อความที่ไม่ใช่เหตุแล้วค่ะ"

OVERDUE = "⏰ เกินกำหนด {count} เรื่อง: {codes}\nพิมพ์ “งานค้าง” เพื่อดู"
ESCALATED = "⏰ ยังไม่มีการตอบรับ {count} เรื่อง เกินกำหนดมานาน: {codes}\nพิมพ์ “งานค้าง” เพื่อดู"
DIGEST = "สรุปเช้านี้ {day}"
DIGEST_LINES = {
    "new": "เรื่องใหม่ใน 24 ชม.",
    "unclaimed": "ยังไม่มีผู้รับเรื่อง",
    "overdue": "เกินกำหนด",
    "unsure": "รอตัดสินว่าเป็นเหตุหรือไม่",
}
DIGEST_END = "พิมพ์ “งานค้าง” เพื่อดูรายการ"
METER = "ข้อความเดือนนี้: เสียเงิน {paid} · ตอบฟรี {free} (ถ้าส่งแบบเสียเงินจะใช้ {would})"
QUOTA = "โควตาเดือนนี้ {limit:,} ใช้ไป {used:,} เหลือ {left:,}"
QUOTA_UNLIMITED = "เดือนนี้ใช้ข้อความแบบเสียเงินไป {used:,} (แผนนี้ไม่จำกัด)"
SILENT_GROUP = "🔕 กลุ่ม “{name}” เงียบมา {days} วัน ตรวจสอบว่าบอตยังอยู่ในกลุ่มและกลุ่มยังใช้งานหรือไม่"


def people(count: int) -> str:
    """Say how many people."""
    return f"{count} คน"


def files(count: int) -> str:
    """Say how many files."""
    return f"{count} ไฟล์"

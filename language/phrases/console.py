"""What the officers' console says beside its templates, and what the bot says about the way in."""

TOO_MANY_LINKS = "ขอลิงก์บ่อยเกินไป รอ 10 นาทีแล้วขอใหม่ค่ะ"
NO_ADDRESS = "ระบบยังไม่ได้ตั้งที่อยู่เว็บ (PUBLIC_BASE_URL) แจ้งผู้ดูแลระบบค่ะ"

TITLES = {
    "overview": "ภาพรวม",
    "tips": "เรื่องแจ้ง",
    "projects": "โครงการ",
    "summaries": "รายงานสรุป",
    "groups": "กลุ่ม",
    "people": "บุคคลและสิทธิ์",
    "messages": "ข้อความออก",
    "jobs": "งานตามเวลา",
    "audit": "บันทึกการใช้งาน",
}
ROLE_LABELS = {
    "citizen": "ประชาชน",
    "volunteer": "อาสาสมัคร",
    "officer": "เจ้าหน้าที่เขต",
    "analyst": "เจ้าหน้าที่ สปท.",
    "command": "กอ.รมน.กทม.",
    "admin": "ผู้ดูแลระบบ",
}
GROUP_KIND_LABELS = {
    "news_network": "เครือข่ายข่าว",
    "community_forum": "เวทีประชาคม",
    "officers": "ห้องเจ้าหน้าที่",
    "command": "กอ.รมน.กทม.",
}
GROUP_STATE_LABELS = {"pending": "รอลงทะเบียน", "active": "ใช้งาน", "left": "ออกแล้ว"}
CHANNEL_LABELS = {"group": "กลุ่ม LINE", "direct": "แชตส่วนตัว", "import": "นำเข้าประวัติ"}
ATTACHMENT_KIND_LABELS = {"image": "รูปภาพ", "video": "วิดีโอ", "audio": "เสียง", "file": "ไฟล์"}
ATTACHMENT_STATE_LABELS = {
    "waiting": "กำลังดึงไฟล์",
    "kept": "เก็บแล้ว",
    "gone": "LINE ไม่มีไฟล์แล้ว",
    "refused": "เกินขนาดที่รับ",
    "unsent": "ผู้ส่งยกเลิก",
}
OUTBOUND_STATE_LABELS = {
    "waiting": "รอส่ง",
    "held": "พักไว้ตอบรอบหน้า",
    "sent": "ส่งแล้ว",
    "refused": "ส่งไม่ได้",
    "expired": "หมดเวลา",
}
WAY_LABELS = {"reply": "ตอบกลับ (ฟรี)", "push": "ส่งออก (คิดโควตา)"}
PURPOSE_LABELS = {
    "receipt": "ใบรับแจ้ง",
    "answer": "คำตอบ",
    "greeting": "ทักทาย",
    "emergency": "เหตุฉุกเฉิน",
    "status_change": "แจ้งความคืบหน้า",
    "triage": "ให้ตรวจสอบ",
    "reminder": "เตือน",
    "digest": "สรุปประจำวัน",
    "collection": "ทวงรายงาน",
    "summary": "รายงานสรุป",
    "alarm": "เตือนระบบ",
}
CHANGE_LABELS = {
    "opened": "รับแจ้ง",
    "claim": "รับผิดชอบ",
    "verify": "ตรวจแล้วเป็นจริง",
    "unfounded": "ตรวจแล้วไม่พบ",
    "forward": "ส่งต่อ",
    "resolve": "ปิดเรื่อง",
    "note": "บันทึก",
    "category": "แก้ประเภท",
    "district": "แก้เขต",
    "accept": "ยืนยันว่าเป็นการแจ้งเหตุ",
    "dismiss": "ไม่ใช่การแจ้งเหตุ",
    "reopen": "เปิดเรื่องใหม่",
    "withdraw": "ผู้แจ้งถอน",
    "not_tip": "ไม่ใช่การแจ้งเหตุ",
    "unsend": "ผู้แจ้งยกเลิกข้อความ",
    "edit": "ผู้แจ้งแก้ข้อความ",
    "merge": "รวมเหตุการณ์",
    "split": "แยกเหตุการณ์",
}
ERRORS = {
    400: ("คำขอไม่สมบูรณ์", "หน้าอาจเปิดค้างไว้นานเกินไป กลับไปโหลดหน้าเดิมใหม่แล้วลองอีกครั้ง"),
    403: ("ไม่มีสิทธิ์เปิดหน้านี้", "สิทธิ์ของคุณไม่ครอบคลุมส่วนนี้ หากจำเป็นต้องใช้ โปรดติดต่อผู้ดูแลระบบ"),
    404: ("ไม่พบหน้าที่ขอ", "รายการนี้อาจไม่มีอยู่ หรืออยู่นอกเขตที่คุณรับผิดชอบ"),
    405: ("ทำรายการแบบนี้ไม่ได้", "กลับไปหน้าก่อนแล้วลองใหม่"),
}

DONE = "บันทึกแล้ว"
REASON_NEEDED = "โปรดระบุเหตุผลอย่างน้อย 5 ตัวอักษร"
NOTE_NEEDED = "โปรดเขียนบันทึก"
AGENCY_NEEDED = "โปรดระบุหน่วยงานที่ส่งต่อ"
NOT_NOW = "เรื่องนี้อยู่ในสถานะที่ทำรายการนี้ไม่ได้แล้ว"
NOTHING_CHANGED = "ไม่มีข้อมูลที่เปลี่ยน"
LINK_DEAD = "ลิงก์นี้ใช้ไม่ได้แล้ว อาจถูกใช้ไปแล้วหรือเกิน 10 นาที ขอลิงก์ใหม่จากแชตกับบอต"
SIGNED_OUT = "ออกจากระบบแล้ว"


def sign_in_link(link: str) -> str:
    """Give the link with its terms."""
    return f"เข้าสู่ระบบเจ้าหน้าที่ (ใช้ได้ครั้งเดียวภายใน 10 นาที อย่าส่งต่อให้ผู้อื่น)\n{link}"


def staff_only(person_id: str) -> str:
    """Say who may sign in, and what to tell the admin to be let in."""
    return f"หน้านี้สำหรับเจ้าหน้าที่ที่ได้รับสิทธิ์ค่ะ หากคุณเป็นเจ้าหน้าที่ แจ้งรหัสนี้ให้ผู้ดูแลระบบเพื่อขอสิทธิ์: {person_id}"

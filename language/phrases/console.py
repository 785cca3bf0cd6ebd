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
    "group": "ตอบในกลุ่ม",
    "emergency": "เหตุฉุกเฉิน",
    "status_step": "แจ้งขั้นตอน",
    "note": "ข้อความจากเจ้าหน้าที่",
    "alert": "แจ้งเจ้าหน้าที่",
    "status_change": "แจ้งความคืบหน้า",
    "triage": "ให้ตรวจสอบ",
    "reminder": "เตือน",
    "silence": "เตือนกลุ่มเงียบ",
    "digest": "สรุปประจำวัน",
    "late_records": "ข้อมูลหลังเผยแพร่รายงาน",
    "collection": "ทวงรายงาน",
    "summary": "รายงานสรุป",
    "summary_draft": "ร่างรายงานสรุป",
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
    "is_tip": "ยืนยันว่าเป็นการแจ้งเหตุ",
    "release": "คืนเรื่อง",
    "invite": "ขอหน่วยงานร่วม",
    "reopen": "เปิดเรื่องใหม่",
    "withdraw": "ผู้แจ้งถอน",
    "not_tip": "ไม่ใช่การแจ้งเหตุ",
    "unsend": "ผู้แจ้งยกเลิกข้อความ",
    "edit": "ผู้แจ้งแก้ข้อความ",
    "linked": "ระบบเห็นว่าเป็นเหตุเดียวกัน",
    "unlinked": "ระบบแยกออกจากเหตุการณ์",
    "merged": "รวมเป็นเหตุเดียวกัน",
    "split": "แยกเหตุการณ์",
}
JOB_LABELS = {
    "rescue": "กู้งานที่ค้าง",
    "media": "ดึงไฟล์ที่ค้าง",
    "media sweep": "ลบไฟล์ที่ไม่มีเจ้าของ",
    "summaries": "รายงานสรุปรายไตรมาส",
    "retention": "ลบข้อมูลตามกำหนด",
    "reminders": "เตือนเรื่องเกินเวลา",
    "groups": "นับสมาชิกกลุ่ม",
    "unregistered": "ออกจากกลุ่มที่ไม่มีผู้ลงทะเบียน",
    "digest": "สรุปประจำวันถึงเจ้าหน้าที่",
    "silence": "เตือนกลุ่มเงียบ",
    "backup": "สำรองข้อมูลประจำคืน",
    "quota": "เฝ้าดูโควตาข้อความ",
    "scrub": "ล้างร่องรอยข้อมูลที่ลบแล้ว",
    "model": "เรียนรู้จากที่เจ้าหน้าที่แก้",
    "engine": "ล้างงานที่จบแล้วของเครื่องยนต์งาน",
    "collection": "ขอความก้าวหน้าโครงการรายเดือน",
    "late figures": "ทวงความก้าวหน้าที่ยังไม่ส่ง",
}
VERB_LABELS = {
    "sign in": "เข้าสู่ระบบ",
    "view tip": "เปิดดูเรื่องด้านความมั่นคง",
    "unmask tip": "ดูข้อความเต็ม",
    "set occupations": "บันทึกกลุ่มอาชีพของกลุ่ม",
    "open file": "เปิดไฟล์แนบ",
    "open summary": "เปิดรายงานสรุป",
    "open summary file": "เปิดไฟล์รายงานสรุปจากลิงก์",
    "read restricted tip": "อ่านเรื่องด้านความมั่นคงใน LINE",
    "erase person": "ลบข้อมูลบุคคลตามคำขอ",
    "number letter": "ใส่เลขหนังสือ",
    "remark on summary": "ใส่หมายเหตุในรายงาน",
    "release summary": "เผยแพร่รายงานสรุป",
    "send summary again": "ส่งรายงานสรุปอีกครั้ง",
    "deliver summary": "ส่งรายงานสรุปให้ผู้รับที่เพิ่มภายหลัง",
    "leave out incident": "ตัดเหตุสำคัญออกจากรายงาน",
    "add summary recipient": "เพิ่มผู้รับรายงานทางอีเมล",
    "remove summary recipient": "นำผู้รับรายงานออก",
    "make enrolment code": "สร้างรหัสลงทะเบียนกลุ่ม",
    "make console link": "สร้างลิงก์เข้าสู่ระบบ",
    "register group": "ลงทะเบียนกลุ่ม",
    "enrol group": "ลงทะเบียนกลุ่มด้วยรหัส",
    "set group": "ตั้งค่ากลุ่ม",
    "send bot away": "ให้บอตออกจากกลุ่ม",
    "retry event": "ให้ลองเหตุการณ์ใหม่",
    "merge tips": "รวมเรื่องเป็นเหตุเดียว",
    "split tip": "แยกเรื่องออกจากเหตุ",
    "run job": "สั่งงานตามเวลา",
    "rename group": "กลุ่มเปลี่ยนชื่อใน LINE",
    "grant citizen": "เปลี่ยนสิทธิ์เป็นประชาชน",
    "grant volunteer": "ให้สิทธิ์อาสาสมัคร",
    "grant officer": "ให้สิทธิ์เจ้าหน้าที่เขต",
    "grant analyst": "ให้สิทธิ์เจ้าหน้าที่ สปท.",
    "grant command": "ให้สิทธิ์ กอ.รมน.กทม.",
    "grant admin": "ให้สิทธิ์ผู้ดูแลระบบ",
}
ERRORS = {
    400: ("คำขอไม่สมบูรณ์", "หน้าอาจเปิดค้างไว้นานเกินไป กลับไปโหลดหน้าเดิมใหม่แล้วลองอีกครั้ง"),
    403: ("ไม่มีสิทธิ์เปิดหน้านี้", "สิทธิ์ของคุณไม่ครอบคลุมส่วนนี้ หากจำเป็นต้องใช้ โปรดติดต่อผู้ดูแลระบบ"),
    404: ("ไม่พบหน้าที่ขอ", "รายการนี้อาจไม่มีอยู่ หรืออยู่นอกเขตที่คุณรับผิดชอบ"),
    405: ("ทำรายการแบบนี้ไม่ได้", "กลับไปหน้าก่อนแล้วลองใหม่"),
    503: ("เปิดเอกสารไม่ได้", "ระบบวาดหน้าเอกสารไม่ได้ในขณะนี้ ลองอีกครั้ง หากยังไม่ได้โปรดแจ้งผู้ดูแลระบบ"),
}

DONE = "บันทึกแล้ว"
REASON_NEEDED = "โปรดระบุเหตุผลอย่างน้อย 5 ตัวอักษร"
NOTE_NEEDED = "โปรดเขียนบันทึก"
AGENCY_NEEDED = "โปรดระบุหน่วยงานที่ส่งต่อ"
NOT_NOW = {
    "state": "เรื่องนี้อยู่ในสถานะที่ทำรายการนี้ไม่ได้แล้ว",
    "taken": "เรื่องนี้มีเจ้าหน้าที่คนอื่นรับผิดชอบอยู่",
    "loop": "เคยส่งต่อหน่วยงานนี้แล้ว เลือกหน่วยงานอื่น",
    "many": "ส่งต่อครบ 3 หน่วยงานแล้ว",
}
NO_OTHER_TIP = "ไม่พบเรื่องรหัสนั้น หรือไม่ใช่เรื่องในเขตที่คุณรับผิดชอบ"
NOTHING_CHANGED = "ไม่มีข้อมูลที่เปลี่ยน"
LINK_DEAD = "ลิงก์นี้ใช้ไม่ได้แล้ว อาจถูกใช้ไปแล้วหรือเกิน 10 นาที ขอลิงก์ใหม่จากแชตกับบอต"
SIGNED_OUT = "ออกจากระบบแล้ว"
CODE_MADE = "สร้างรหัสลงทะเบียนแล้ว"
NO_SUCH_PERSON = "ไม่พบบุคคลรหัสนี้ ผู้นั้นต้องเคยทักบอตมาก่อน"
NOT_ONESELF = "เปลี่ยนสิทธิ์ของตนเองไม่ได้ ให้ผู้ดูแลระบบคนอื่นทำ"
DISTRICT_NEEDED = "เจ้าหน้าที่เขตต้องมีอย่างน้อยหนึ่งเขต"
TAKEN_UP = "รับไว้แล้ว ระบบจะทำในครู่เดียว"
DRAFTED = "รวบรวมฉบับร่างแล้ว อ่านตรวจก่อนเผยแพร่"
RELEASED = "เผยแพร่แล้ว และแจ้ง กอ.รมน.กทม. ตามช่องทางที่ตั้งไว้"
BAD_DATE = "วันที่ไม่ถูกต้อง"
REFUSALS = {
    "this edition is released and does not change; make an amendment": "ฉบับนี้เผยแพร่แล้ว หากต้องแก้ให้ออกฉบับแก้ไข",
    "a remark has at most 600 characters": "ข้อสังเกตยาวเกิน 600 ตัวอักษร",
    "this quarter is released; an amendment needs a reason": "ไตรมาสนี้เผยแพร่แล้ว การออกฉบับแก้ไขต้องระบุเหตุผล",
    "the day of the figures lies in the future": "วันที่ตัดข้อมูลอยู่ในอนาคต",
    "the quarter had not begun on the day of the figures": "วันที่ตัดข้อมูลอยู่ก่อนเริ่มไตรมาส",
}
"""Why a summary is refused, by the sentence that refuses it."""


def sign_in_link(link: str) -> str:
    """Give the link with its terms."""
    return f"เข้าสู่ระบบเจ้าหน้าที่ (ใช้ได้ครั้งเดียวภายใน 10 นาที อย่าส่งต่อให้ผู้อื่น)\n{link}"


def staff_only(person_id: str) -> str:
    """Say who may sign in, and what to tell the admin to be let in."""
    return f"หน้านี้สำหรับเจ้าหน้าที่ที่ได้รับสิทธิ์ค่ะ หากคุณเป็นเจ้าหน้าที่ แจ้งรหัสนี้ให้ผู้ดูแลระบบเพื่อขอสิทธิ์: {person_id}"

"""What the console says about drafts and releases of a summary, beside its templates."""

DONE = {
    "remark": "บันทึกข้อสังเกตแล้ว หน้าหนังสือและรายงานปรับตามแล้ว",
    "number": "บันทึกเลขที่และวันที่ของหนังสือแล้ว",
    "leave-out": "ตัดเหตุสำคัญออกแล้ว ตัวเลขในตารางยังนับรวมเรื่องนั้น",
    "release": "เผยแพร่แล้ว และแจ้ง กอ.รมน.กทม. ตามช่องทางที่ตั้งไว้",
}
"""What is said when a deed is done, by its name."""
CHANGED_MEANWHILE = "ฉบับร่างเปลี่ยนไประหว่างที่เปิดอ่าน โปรดอ่านฉบับล่าสุดด้านล่างแล้วลองอีกครั้ง"
RELEASED_ALREADY = "ฉบับนี้เผยแพร่แล้ว แก้ไขไม่ได้ หากต้องแก้ให้ออกฉบับแก้ไข"
BAD_ADDRESS = "อีเมลไม่ถูกต้อง"
ADDRESS_ADDED, ADDRESS_REMOVED = "เพิ่มผู้รับทางอีเมลแล้ว", "นำผู้รับออกแล้ว"
GROUP_TO, PERSON_TO, MAIL_TO = "กลุ่ม {name}", "แชตส่วนตัว {name}", "อีเมล {name}"
DELIVERY_STATE_LABELS = {
    "waiting": "กำลังส่ง",
    "held": "พักไว้ส่งรอบหน้า",
    "sent": "ส่งแล้ว",
    "refused": "ส่งไม่ได้",
    "expired": "หมดเวลา",
}

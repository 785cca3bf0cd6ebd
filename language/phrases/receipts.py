"""What a receipt's card says, and what its buttons answer."""

ADD_PIN = "📍 ส่งตำแหน่ง"
ADD_PLACE = "📍 เพิ่มตำแหน่ง"
WRONG_CATEGORY = "แก้หมวด"
NOT_A_TIP = "ไม่ใช่การแจ้งเหตุ"
WITHDRAW = "ถอนเรื่อง"
GO_PRIVATE = "🔒 คุยส่วนตัว"
ADD_MORE = "➕ เพิ่มข้อมูล"
STATUS = "🔎 ดูสถานะ"
HIDE_ME = "ไม่เปิดเผยตัวตน"

TOPIC = "เรื่อง"
URGENCY = "ความเร่งด่วน"
AREA = "พื้นที่"
WHERE_IS_IT = "เกิดเหตุที่ไหนคะ พิมพ์ชื่อเขต/ซอย หรือกดปุ่มส่งตำแหน่ง"
SENSITIVE = "รับเรื่องไว้แล้วค่ะ รายละเอียดเพิ่มเติมขอให้แจ้งในแชตส่วนตัวกับบอต เพื่อความปลอดภัยของผู้แจ้ง"
CHOOSE_CATEGORY = "{code} เป็นเรื่องประเภทใดคะ"
CATEGORY_SET = "แก้หมวดของ {code} เป็น “{label}” แล้วค่ะ"
CATEGORY_SET_QUIETLY = "แก้หมวดของ {code} แล้วค่ะ ขอบคุณค่ะ"
CHOOSE_DISTRICT_GROUP = "{code} อยู่กลุ่มเขตใดคะ"
CHOOSE_DISTRICT = "{code} อยู่เขตใดคะ"
DISTRICT_SET = "แก้พื้นที่ของ {code} เป็นเขต{district} แล้วค่ะ"
SEND_PIN = "กดปุ่ม “ส่งตำแหน่ง” ด้านล่าง หรือกด + แล้วเลือก “ตำแหน่ง” ค่ะ จะเพิ่มลงใน {code} ให้"
SEND_MORE = "พิมพ์ข้อความ ส่งรูป หรือส่งตำแหน่งได้เลยค่ะ จะเพิ่มลงใน {code} ให้"
ADDED = "เพิ่มข้อมูลใน {code} แล้วค่ะ"
NOTHING_ADDED = "ไม่ได้เพิ่มอะไรค่ะ"
CLOSED_ALREADY = "{code} ปิดเรื่องแล้ว หากมีเหตุใหม่ พิมพ์เล่าได้เลยค่ะ"
HOW_TO_GO_PRIVATE = (
    "แตะรูปบอต แล้วเลือก “แชต” จากนั้นพิมพ์ {code} เพื่อเพิ่มข้อมูลหรือถามต่อแบบส่วนตัวได้ค่ะ "
    "ต่อจากนี้จะไม่พูดถึงเรื่องนี้ในกลุ่มอีก และหากต้องการ ยกเลิกข้อความในกลุ่มได้ ข้อมูลในระบบจะถูกลบตาม"
)


def alt_text(code: str, number_first: str | None) -> str:
    """Return what a notification shows of a receipt: the emergency number before the tip's code."""
    return f"{number_first} · รับแจ้งแล้ว {code}" if number_first else f"รับแจ้งแล้ว {code}"

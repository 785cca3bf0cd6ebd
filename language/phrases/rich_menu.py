"""The menu under one-to-one chat: what stands on its fields, and what they say when pressed."""

BAR = "เมนูข่าวเน็ต"
FIELDS = (
    ("แจ้งเหตุ", "ไปทีละขั้น", "แจ้งเหตุ"),
    ("เรื่องของฉัน", "ดูสถานะ เพิ่มข้อมูล", "เรื่องของฉัน"),
    ("วิธีใช้", "บอตทำอะไรได้บ้าง", "วิธีใช้บอต"),
    ("ลบข้อมูลของฉัน", "สิทธิของเจ้าของข้อมูล", "ลบข้อมูลของฉัน"),
)
"""Each field's title, its second line, and the text it says."""
EMERGENCY = "เหตุด่วนถึงชีวิต โทร 191 · 199 · 1669"

"""Invented exports, one for each way in which LINE writes them."""

from dataclasses import dataclass

TITLE = '[LINE] ประวัติการแชทในกลุ่ม "ข่าวบางนา"\nบันทึกเมื่อ 04/12/2568 07:48\n\n'
MARK = "\u2068{}\u2069"


@dataclass(frozen=True)
class Export:
    """A file and what must be read from it: (month-day hour:minute, sender, kind, text) a line."""

    name: str
    text: str
    lines: tuple[tuple[str, str, str, str], ...]
    chat: str = "ข่าวบางนา"
    file_name: str = "chat.txt"


TAB_THAI = Export(
    "tab family, Thai, Buddhist year",
    TITLE
    + "ศ. 28/11/2568\n08:54\t\tสมชาย เพิ่ม มะลิ เข้ากลุ่ม\n08:55\tสมชาย\tน้ำท่วมซอย 5\n08:56\tสมชาย\t[รูป]\n\n"
    + "ส. 29/11/2568\n07:00\tมะลิ\t[สติกเกอร์]\n07:01\tมะลิ\t[วิดีโอ]\n07:02\tมะลิ\tไม่ได้รับสาย\n",
    (
        ("11-28 08:54", "", "system", ""),
        ("11-28 08:55", "สมชาย", "text", "น้ำท่วมซอย 5"),
        ("11-28 08:56", "สมชาย", "image", ""),
        ("11-29 07:00", "มะลิ", "sticker", ""),
        ("11-29 07:01", "มะลิ", "video", ""),
        ("11-29 07:02", "มะลิ", "call", ""),
    ),
)
TAB_ENGLISH = Export(
    "tab family, English, month first, twelve hours",
    "[LINE] Chat history in Watch Team\nSaved on: 1/31/2026, 10:00 AM\n\n"
    "Fri, 1/30/2026\n12:05AM\tJohn D\tTree fell on the road\n4:23PM\tJohn D\t[Photo]\n"
    "4:24\u202fPM\tAnn\t☎ Missed call\n4:25PM\t\tJohn D unsent a message.\n4:26PM\t\tAnn joined the group\n",
    (
        ("01-30 00:05", "John D", "text", "Tree fell on the road"),
        ("01-30 16:23", "John D", "image", ""),
        ("01-30 16:24", "Ann", "call", ""),
        ("01-30 16:25", "John D", "unsent", ""),
        ("01-30 16:26", "", "system", ""),
    ),
    chat="Watch Team",
)
TAB_JAPANESE = Export(
    "tab family, Japanese",
    "[LINE] 見守り隊のトーク履歴\n保存日時：2018/04/17 10:00\n\n"
    "2018/04/16(月)\n午前9:05\t健太\t[写真]\n午後4:23\t健太\t冠水しています\n午後4:30\t\t健太がメッセージの送信を取り消しました\n",
    (
        ("04-16 09:05", "健太", "image", ""),
        ("04-16 16:23", "健太", "text", "冠水しています"),
        ("04-16 16:30", "健太", "unsent", ""),
    ),
    chat="見守り隊",
)
QUOTED = Export(
    "several lines in quotes, with what looks like a message inside",
    TITLE
    + 'ศ. 28/11/2568\n08:00\tสมชาย\t"กำหนดการ\n10:15\tเปิดงาน\tลานวัด\n\nจบ ""เร็ว"" หน่อย"\n'
    + '08:01\tมะลิ\t"เขาว่า" ไฟดับ\n08:02\tสมชาย\tรับทราบ\n08:03\tมะลิ\tไป "กัน"\n',
    (
        ("11-28 08:00", "สมชาย", "text", 'กำหนดการ\n10:15\tเปิดงาน\tลานวัด\n\nจบ "เร็ว" หน่อย'),
        ("11-28 08:01", "มะลิ", "text", '"เขาว่า" ไฟดับ'),
        ("11-28 08:02", "สมชาย", "text", "รับทราบ"),
        ("11-28 08:03", "มะลิ", "text", 'ไป "กัน"'),
    ),
)
LITERAL_QUOTE = Export(
    "a quote that is never closed",
    TITLE + 'ศ. 28/11/2568\n08:00\tสมชาย\t"ไฟดับ ทั้งซอย\n08:01\tมะลิ\tจริงหรือ\n08:02\tสมชาย\tจริง\n08:03\tมะลิ\tอืม "นะ"\n',
    (
        ("11-28 08:00", "สมชาย", "text", '"ไฟดับ ทั้งซอย'),
        ("11-28 08:01", "มะลิ", "text", "จริงหรือ"),
        ("11-28 08:02", "สมชาย", "text", "จริง"),
        ("11-28 08:03", "มะลิ", "text", 'อืม "นะ"'),
    ),
)
PASTED_TABS = Export(
    "tabs in pasted text",
    TITLE + "ศ. 28/11/2568\n08:00\tสมชาย\tยอด\t3\tราย\n08:01\tมะลิ\tครับ\n",
    (("11-28 08:00", "สมชาย", "text", "ยอด\t3\tราย"), ("11-28 08:01", "มะลิ", "text", "ครับ")),
)
MIDNIGHT = Export(
    "24:53 is 0:53, of the same day unless its afternoon is over",
    TITLE + "ศ. 28/11/2568\n24:53\tสมชาย\tไฟดับ\n23:50\tมะลิ\tยังดับ\n24:10\tมะลิ\tมาแล้ว\n",
    (
        ("11-28 00:53", "สมชาย", "text", "ไฟดับ"),
        ("11-28 23:50", "มะลิ", "text", "ยังดับ"),
        ("11-29 00:10", "มะลิ", "text", "มาแล้ว"),
    ),
)
HIDDEN_MARKS = Export(
    "directional marks around names",
    "\ufeff" + TITLE + f"ศ. 28/11/2568\n08:00\t{MARK.format('สมชาย')}\tไฟดับ\n08:01\tสมชาย\u200e\t[รูป]\n",
    (("11-28 08:00", "สมชาย", "text", "ไฟดับ"), ("11-28 08:01", "สมชาย", "image", "")),
)
PIN = Export(
    "a place: null and a link to a map",
    TITLE + "ศ. 28/11/2568\n08:00\tสมชาย\t[null]\nhttps://maps.google.com/maps?q=13.6935%2C100.648\n"
    "08:01\tสมชาย\t[ตำแหน่ง]\n08:02\tมะลิ\tดู https://www.google.com/maps/@13.7,100.5,17z ตรงนี้\n",
    (
        ("11-28 08:00", "สมชาย", "location", ""),
        ("11-28 08:01", "สมชาย", "location", ""),
        ("11-28 08:02", "มะลิ", "text", "ดู https://www.google.com/maps/@13.7,100.5,17z ตรงนี้"),
    ),
)
SPACE_THAI = Export(
    "space family, names with spaces and emoji, no title",
    "2025.11.28 วันศุกร์\n08:00 สมชาย ใจดี สวัสดีครับ ทุกคน\n08:01 Bow🌸 Papa🌸15 น้ำท่วม ซอย 5\n08:02 สมชาย ใจดี รูป\n"
    "08:03 ยกเลิกข้อความแล้ว\n08:04 Bow🌸 Papa🌸15 กำหนดการ\n10:15 เปิดงาน กันนะ\n13:00 ปิดงาน จบ\n\nเจอกัน\n"
    "08:10 สมชาย ใจดี ฝาท่อหาย ปากซอย\n08:20 Bow🌸 Papa🌸15 สติกเกอร์\n08:30 นิด มาแล้ว\n08:41 มานะ ดี เข้าร่วมกลุ่ม\n"
    "08:42 มานะ ดี ไฟดับ ทั้งซอย\n08:43 สมชาย ใจดี ยกเลิกข้อความแล้ว\n",
    (
        ("11-28 08:00", "สมชาย ใจดี", "text", "สวัสดีครับ ทุกคน"),
        ("11-28 08:01", "Bow🌸 Papa🌸15", "text", "น้ำท่วม ซอย 5"),
        ("11-28 08:02", "สมชาย ใจดี", "image", ""),
        ("11-28 08:03", "", "unsent", ""),
        ("11-28 08:04", "Bow🌸 Papa🌸15", "text", "กำหนดการ\n10:15 เปิดงาน กันนะ\n13:00 ปิดงาน จบ\n\nเจอกัน"),
        ("11-28 08:10", "สมชาย ใจดี", "text", "ฝาท่อหาย ปากซอย"),
        ("11-28 08:20", "Bow🌸 Papa🌸15", "sticker", ""),
        ("11-28 08:30", "นิด", "text", "มาแล้ว"),
        ("11-28 08:41", "มานะ ดี", "system", ""),
        ("11-28 08:42", "มานะ ดี", "text", "ไฟดับ ทั้งซอย"),
        ("11-28 08:43", "สมชาย ใจดี", "unsent", ""),
    ),
    file_name="[LINE]ข่าวบางนา.txt",
)
SPACE_SHARED_FIRST_NAME = Export(
    "space family, two people of one first word",
    "2025.11.28 วันศุกร์\n08:00 ป้า แดง ไฟดับ แล้ว\n08:01 ป้า ดำ บ้านไหน คะ\n08:02 ป้า แดง ซอยสาม ค่ะ\n"
    "08:03 ป้า ดำ รูป\n08:04 ป้า แดง Photos\n",
    (
        ("11-28 08:00", "ป้า แดง", "text", "ไฟดับ แล้ว"),
        ("11-28 08:01", "ป้า ดำ", "text", "บ้านไหน คะ"),
        ("11-28 08:02", "ป้า แดง", "text", "ซอยสาม ค่ะ"),
        ("11-28 08:03", "ป้า ดำ", "image", ""),
        ("11-28 08:04", "ป้า แดง", "image", ""),
    ),
    chat="กลุ่มป้า",
    file_name="[LINE] ประวัติการแชทใน กลุ่มป้า.txt",
)
SPACE_ENGLISH = Export(
    "space family, English, weekday after the date",
    "2017.09.03 Sunday\n16:23 Ann Lee Photos\n16:24 Ann Lee Fire behind the market\n16:25 Bob Stickers\n"
    "16:26 Message unsent.\n16:27 Bob On my way\n",
    (
        ("09-03 16:23", "Ann Lee", "image", ""),
        ("09-03 16:24", "Ann Lee", "text", "Fire behind the market"),
        ("09-03 16:25", "Bob", "sticker", ""),
        ("09-03 16:26", "", "unsent", ""),
        ("09-03 16:27", "Bob", "text", "On my way"),
    ),
    chat="Watch Team",
    file_name="[LINE] Chat history with Watch Team.txt",
)
SPACE_WITH_TABS = Export(
    "space family with a pasted table",
    "2024/01/15 จันทร์\n08:00 สมชาย รายการ\n09:00\tโต๊ะ\t3\n10:00\tเก้าอี้\t5\n08:01 มะลิ ครับ ผม\n"
    "08:02 สมชาย ขอบคุณ ครับ\n08:03 มะลิ ค่ะ\n",
    (
        ("01-15 08:00", "สมชาย", "text", "รายการ\n09:00\tโต๊ะ\t3\n10:00\tเก้าอี้\t5"),
        ("01-15 08:01", "มะลิ", "text", "ครับ ผม"),
        ("01-15 08:02", "สมชาย", "text", "ขอบคุณ ครับ"),
        ("01-15 08:03", "มะลิ", "text", "ค่ะ"),
    ),
    chat="",
    file_name="",
)
DATE_IN_TEXT = Export(
    "a date of another form inside a message",
    TITLE + "ศ. 28/11/2568\n08:00\tสมชาย\tนัดวันที่\n2025.12.05\n01/12/2568\nเจอกัน\n08:01\tมะลิ\tค่ะ\n",
    (
        ("11-28 08:00", "สมชาย", "text", "นัดวันที่\n2025.12.05\n01/12/2568\nเจอกัน"),
        ("11-28 08:01", "มะลิ", "text", "ค่ะ"),
    ),
)
OPENCHAT = Export(
    "OpenChat, joined onto an older export",
    '[LINE] ประวัติการแชทในโอเพนแชท "ข่าวบางนา"\nบันทึกวันที่: 04/12/2568 07:48\n\n'
    "ศ. 28/11/2568\n08:00\t\tผู้ใช้ 12 เข้าร่วมโอเพนแชท\n08:01\tผู้ใช้ 12\tไฟดับ\n"
    + TITLE
    + "ส. 29/11/2568\n08:01\tผู้ใช้ 12\tมาแล้ว\n",
    (
        ("11-28 08:00", "", "system", ""),
        ("11-28 08:01", "ผู้ใช้ 12", "text", "ไฟดับ"),
        ("11-29 08:01", "ผู้ใช้ 12", "text", "มาแล้ว"),
    ),
)
EVERY = (
    TAB_THAI, TAB_ENGLISH, TAB_JAPANESE, QUOTED, LITERAL_QUOTE, PASTED_TABS, MIDNIGHT, HIDDEN_MARKS, PIN, SPACE_THAI,
    SPACE_SHARED_FIRST_NAME, SPACE_ENGLISH, SPACE_WITH_TABS, DATE_IN_TEXT, OPENCHAT,
)  # fmt: skip

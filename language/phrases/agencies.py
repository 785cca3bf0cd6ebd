"""The agencies that tips are passed on to."""

from collections.abc import Mapping

AGENCIES: Mapping[str, str] = {
    "police": "สถานีตำรวจท้องที่",
    "fire": "สถานีดับเพลิง (สปภ.)",
    "erawan": "ศูนย์เอราวัณ 1669",
    "works": "ฝ่ายโยธา/สำนักการโยธา",
    "drainage": "สำนักการระบายน้ำ",
    "environment": "สำนักสิ่งแวดล้อม",
    "tessakit": "ฝ่ายเทศกิจ",
    "health": "สำนักอนามัย",
    "traffic": "สำนักการจราจรและขนส่ง",
    "social": "พม. 1300",
    "power": "การไฟฟ้านครหลวง",
    "water": "การประปานครหลวง",
    "narcotics": "ป.ป.ส.",
    "immigration": "สำนักงานตรวจคนเข้าเมือง",
    "isoc": "กอ.รมน.กทม.",
}
"""Each agency's id in a button, and its name."""

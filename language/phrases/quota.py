"""What is said of LINE's monthly message quota."""


def nearly_used(left: int, limit: int) -> str:
    """Return the alarm that little is left of the month's quota."""
    return (
        f"โควตาข้อความของเดือนนี้ใกล้หมด เหลือ {left:,} จาก {limit:,} ข้อความ "
        "ระบบยังตอบข้อความได้ตามปกติ แต่จะเก็บเรื่องที่ไม่เร่งด่วนไว้บอกเมื่อผู้รับส่งข้อความมา"
    )

"""The demo's invented people and groups."""

from dataclasses import dataclass

from models.group import GroupKind
from models.person import Role


@dataclass(frozen=True, slots=True)
class DemoPerson:
    """Somebody in the demo; staff have a role, officers their districts."""

    name: str
    role: Role = Role.VOLUNTEER
    districts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DemoGroup:
    """A group of the demo, its size, and who of the demo's people sits in it."""

    name: str
    kind: GroupKind
    members: int
    people: tuple[str, ...]
    network: str | None = None
    district: str | None = None
    occupations: tuple[str, ...] = ()


PEOPLE = (
    DemoPerson("ป้าสมใจ (ชุมชน)"),
    DemoPerson("พี่วินัย (วินมอเตอร์ไซค์)"),
    DemoPerson("ลุงชาติ (อปพร.)"),
    DemoPerson("น้ำฝน (ผู้พักอาศัย)", Role.CITIZEN),
    DemoPerson("เจ้าหน้าที่แพร (เขตบางนา)", Role.OFFICER, ("บางนา", "พระโขนง")),
    DemoPerson("คุณอาทิตย์ (สปท.)", Role.ANALYST),
    DemoPerson("ฝ่ายเลขาฯ กอ.รมน.กทม.", Role.COMMAND),
    DemoPerson("คุณเมธา (ผู้ดูแลระบบ)", Role.ADMIN),
)

_NETWORK = "เครือข่ายข่าวกรุงเทพมหานคร"
_VOLUNTEERS = ("ป้าสมใจ (ชุมชน)", "พี่วินัย (วินมอเตอร์ไซค์)", "ลุงชาติ (อปพร.)")

GROUPS = (
    DemoGroup(
        "กอ.รมน.กทม. (ปี 64)",
        GroupKind.NEWS_NETWORK,
        42,
        (*_VOLUNTEERS, "คุณอาทิตย์ (สปท.)"),
        _NETWORK,
        None,
        ("ผู้นำชุมชน", "ข้าราชการ"),
    ),
    DemoGroup(
        "อบรมเครือข่ายข่าว",
        GroupKind.NEWS_NETWORK,
        88,
        ("ป้าสมใจ (ชุมชน)", "น้ำฝน (ผู้พักอาศัย)"),
        _NETWORK,
        "บางนา",
        ("ผู้ประกอบการหอพัก", "วินมอเตอร์ไซค์รับจ้าง"),
    ),
    DemoGroup(
        "เครือข่ายข่าว อปพร.กทม.",
        GroupKind.NEWS_NETWORK,
        115,
        ("ลุงชาติ (อปพร.)", "พี่วินัย (วินมอเตอร์ไซค์)"),
        "เครือข่าย อปพร.กรุงเทพมหานคร",
        None,
        ("อปพร.", "มูลนิธิ"),
    ),
    DemoGroup(
        "เวทีประชาคมบางนา",
        GroupKind.COMMUNITY_FORUM,
        37,
        ("ป้าสมใจ (ชุมชน)",),
        "เครือข่ายประชาสังคมเขตบางนา",
        "บางนา",
        ("ผู้นำชุมชน",),
    ),
    DemoGroup("ห้องเจ้าหน้าที่", GroupKind.OFFICERS, 12, ("เจ้าหน้าที่แพร (เขตบางนา)", "คุณอาทิตย์ (สปท.)")),
    DemoGroup("กองบัญชาการ กอ.รมน.กทม.", GroupKind.COMMAND, 6, ("ฝ่ายเลขาฯ กอ.รมน.กทม.", "คุณอาทิตย์ (สปท.)")),
)

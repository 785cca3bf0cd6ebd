"""What stands in place of personal data in a text shown to others."""

from collections.abc import Mapping

MASKS: Mapping[str, str] = {
    "phone": "[เบอร์โทร]",
    "national_id": "[เลขบัตร]",
    "plate": "[ทะเบียนรถ]",
    "person_name": "[ชื่อบุคคล]",
    "line_id": "[ไลน์]",
    "email": "[อีเมล]",
    "bank_account": "[เลขบัญชี]",
    "address_no": "[เลขที่บ้าน]",
}

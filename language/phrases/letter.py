"""What the covering letter says while the office has not set its own."""

BLANK_FORM = {
    "office": "สำนักงานปกครองและทะเบียน สำนักปลัดกรุงเทพมหานคร",
    "owner": "สำนักงานปกครองและทะเบียน",
    "addressee": "เลขาธิการกองอำนวยการรักษาความมั่นคงภายในกรุงเทพมหานคร",
    "signatory_position": "ตำแหน่ง ..............................",
}

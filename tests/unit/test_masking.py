from language.masking import mask


def test_a_masked_text_reads_on_without_the_person():
    text = "(นางพวงทอง สุขสวัสดิ์วงศ์) บ้านเลขที่ 27/4 โทร ๐๒-๐๐๐-๑๑๙๐ ทะเบียน 4กศ 7209"

    assert mask(text) == "(นาง[ชื่อบุคคล]) บ้านเลขที่ [เลขที่บ้าน] โทร [เบอร์โทร] ทะเบียน [ทะเบียนรถ]"


def test_masking_twice_changes_nothing_more():
    once = mask("ไอดีไลน์ kaokao.99 เมล a.b@example.org บัญชีกสิกร 123-4-56789-0")

    assert once == "ไอดีไลน์ [ไลน์] เมล [อีเมล] บัญชีกสิกร [เลขบัญชี]"
    assert mask(once) == once

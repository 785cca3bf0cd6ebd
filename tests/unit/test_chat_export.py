import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from language.chat_export.chat import Chat, Flaw, NoChatError
from language.chat_export.reading import read_chat
from tests.unit.exported_chats import EVERY, HIDDEN_MARKS, PIN, SPACE_THAI, TAB_ENGLISH, TAB_THAI, TITLE


def seen(chat: Chat):
    return tuple((f"{line.at:%m-%d %H:%M}", line.sender, str(line.kind), line.text) for line in chat.lines)


@pytest.mark.parametrize("export", EVERY, ids=lambda export: export.name)
def test_an_export_is_read_to_the_letter(export):
    chat = read_chat(export.text.encode(), export.file_name)
    assert (chat.name, seen(chat), chat.warnings) == (export.chat, export.lines, ())


@pytest.mark.parametrize("export", EVERY, ids=lambda export: export.name)
@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_line_ends_do_not_matter(export, ending):
    assert seen(read_chat(export.text.replace("\n", ending).encode(), export.file_name)) == export.lines


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp874"])
def test_encodings_do_not_matter(encoding):
    assert seen(read_chat(TAB_THAI.text.encode(encoding))) == TAB_THAI.lines


@pytest.mark.parametrize("export", [SPACE_THAI, HIDDEN_MARKS], ids=lambda export: export.name)
@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-8-sig"])
def test_emoji_survive_every_encoding_that_has_them(export, encoding):
    assert seen(read_chat(export.text.encode(encoding), export.file_name)) == export.lines


def test_years_are_decided_for_the_whole_file():
    assert {line.at.year for line in read_chat(TAB_THAI.text.encode()).lines} == {2025}
    assert {line.at.year for line in read_chat(SPACE_THAI.text.encode()).lines} == {2025}
    assert {line.at.year for line in read_chat(TAB_ENGLISH.text.encode()).lines} == {2026}


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("ศ. 28/11/2568", "2025-11-28"),
        ("วันศุกร์ที่ 28 พฤศจิกายน 2568", "2025-11-28"),
        ("วันศุกร์ที่ 28 พฤศจิกายน พ.ศ. 2568", "2025-11-28"),
        ("2025.11.28 วันศุกร์", "2025-11-28"),
        ("2568.11.28 วันศุกร์", "2025-11-28"),
        ("2025/11/28 ศุกร์", "2025-11-28"),
        ("2025/11/28(金)", "2025-11-28"),
        ("2025年11月28日(金)", "2025-11-28"),
        ("2025.11.28 Friday", "2025-11-28"),
        ("Fri, 11/28/2025", "2025-11-28"),
        ("Friday, November 28, 2025", "2025-11-28"),
        ("Fri, 28/11/2025", "2025-11-28"),
        ("Thu, 4/12/2025", "2025-12-04"),
        ("Sat, 4/12/2025", "2025-04-12"),
        ("พฤ. 4/12/2568", "2025-12-04"),
        ("28/11/2568", "2025-11-28"),
        ("2025-11-28", "2025-11-28"),
        ("ศ. ๒๘/๑๑/๒๕๖๘", "2025-11-28"),
    ],
)
def test_date_lines_of_every_form(line, day):
    (found,) = read_chat(f"{line}\n08:00\tสมชาย\tไฟดับ\n".encode()).lines
    assert f"{found.at:%Y-%m-%d}" == day


def test_a_weekday_that_never_fits_still_gives_the_usual_order():
    (found,) = read_chat(b"Mon, 4/12/2025\n08:00\tAnn\tdark\n").lines
    assert f"{found.at:%m-%d}" == "04-12"


def test_a_pin_has_its_point():
    lines = read_chat(PIN.text.encode()).lines
    assert [line.point for line in lines] == [(13.6935, 100.648), None, (13.7, 100.5)]


def test_lines_that_cannot_be_read_are_named_by_number_and_not_mixed_into_others():
    text = (
        TITLE + "08:00\tสมชาย\tก่อนวัน\nศ. 31/11/2568\n08:00\tสมชาย\tไม่มีวันนี้\n"
        "ศ. 28/11/2568\nลอย\n08:00\tสมชาย\tไฟดับ\n25:70\tมะลิ\tหลงเวลา\n"
    )
    chat = read_chat(text.encode())
    assert seen(chat) == (("11-28 08:00", "สมชาย", "text", "ไฟดับ"),)
    flaws = {warned.number: warned.flaw for warned in chat.warnings}
    assert flaws[4] is Flaw.NO_DATE
    assert flaws[5] is Flaw.BAD_DATE
    assert flaws[8] is Flaw.NO_MESSAGE
    assert flaws[10] is Flaw.BAD_TIME


def test_broken_bytes_are_named_and_the_rest_is_read():
    content = TAB_THAI.text.encode().replace("ซอย".encode(), b"\xe0\xb8\x8b\xff", 1)
    chat = read_chat(content)
    assert [warned.flaw for warned in chat.warnings] == [Flaw.BAD_BYTES]
    assert len(chat.lines) == len(TAB_THAI.lines)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\n\n",
        b'{"id": 1, "text": "08:00"}',
        b"%PDF-1.7\n\x00\x01",
        b"PK\x03\x04\n" + TAB_THAI.text.encode(),
        bytes(range(256)) * 20,
        TITLE.encode(),
        b"2025-11-28\n",
        "08:00\tก\tข\n".encode(),
    ],
)
def test_any_other_file_is_refused(content):
    with pytest.raises(NoChatError):
        read_chat(content, "x.txt")


@given(st.binary(max_size=400), st.text(max_size=20))
@settings(max_examples=300, deadline=None)
def test_any_bytes_are_read_or_refused(content, name):
    _read_or_refuse(content, name)


PIECES = st.sampled_from(
    [
        "ศ. 28/11/2568\n",
        "2025.11.28 วันศุกร์\n",
        "08:00\t",
        "08:00 ",
        "24:59 ",
        "午後",
        "PM",
        "สมชาย",
        "รูป",
        "[null]",
        '"',
        "\t",
        "\n",
        " ",
        "☎",
        "[LINE]",
        "ยกเลิกข้อความแล้ว",
        " เข้าร่วมกลุ่ม",
        "https://maps.google.com/?q=1.5,2.5",
        "\u2068",
        "\ufeff",
        "99:99",
        "๑",
        "\r",
    ]
)


@given(st.lists(st.one_of(PIECES, st.text(max_size=5)), max_size=60), st.sampled_from(["utf-8", "utf-16", "cp874"]))
@settings(max_examples=300, deadline=None)
def test_any_mixture_of_an_exports_parts_is_read_or_refused(pieces, encoding):
    _read_or_refuse("".join(pieces).encode(encoding, errors="replace"), "")


WORDS = st.text(alphabet="กขคงจabc ", min_size=1, max_size=20).map(str.strip).filter(bool)


@given(st.lists(st.tuples(st.sampled_from(["สมชาย", "มะลิ ใจดี", "Bow🌸"]), WORDS), min_size=1, max_size=30))
@settings(max_examples=100, deadline=None)
def test_tabbed_messages_come_back_as_they_were_written(messages):
    text = "ศ. 28/11/2568\n" + "".join(
        f"08:{minute:02}\t{who}\t{words}\n" for minute, (who, words) in enumerate(messages)
    )
    assert [(line.sender, line.text) for line in read_chat(text.encode()).lines] == messages


def _read_or_refuse(content: bytes, name: str) -> None:
    try:
        chat = read_chat(content, name)
    except NoChatError:
        return
    assert chat.lines
    assert all(line.at.tzinfo is not None for line in chat.lines)
    assert all(warned.number > 0 for warned in chat.warnings)

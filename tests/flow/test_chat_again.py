"""The same chat comes again: exported by another member, after edits, cut off, with messages unsent meanwhile."""

from sqlalchemy import select

from models.tip import Attachment, Tip, TipState
from models.vault import vault_of
from tests.flow.test_chat_import import FIRE, export, tips_in

LID = "ฝาท่อหายหน้าตลาดบางนา ซอย 3 คนเกือบตกลงไป"


def of_another_member(*lines: str) -> bytes:
    """An English phone's export of the same day."""
    return (
        "[LINE] Chat history in Bang Na\nSaved on: 11/28/2025 9:10 PM\n\nFri, 11/28/2025\n" + "\n".join(lines)
    ).encode()


def texts_in(world):
    with world.session() as session:
        vault = vault_of(session)
        tips = session.scalars(select(Tip).order_by(Tip.reported_at))
        return [vault.open(tip.text_sealed) if tip.text_sealed else None for tip in tips]


def test_another_members_export_names_people_otherwise_and_adds_nothing(world, taken):
    taken(export("08:54\tลุงดำ\t[รูป]", f"08:55\tลุงดำ\t{FIRE}", "08:56\tลุงดำ\t[วิดีโอ]", f"15:00\tมะลิ\t{LID}"))
    counts = taken(
        of_another_member(
            "8:54AM\tUncle Dam\t[Photo]",
            f"8:55AM\tUncle Dam\t{FIRE}",
            "8:56AM\tUncle Dam\t[Video]",
            f"3:00PM\tมะลิ 🌸\t{LID}",
        )
    )
    assert (counts["duplicates"], counts.get("tips", 0), counts.get("media_noted", 0)) == (4, 0, 0)
    assert len(tips_in(world)) == 2
    with world.session() as session:
        assert session.query(Attachment).count() == 2


def test_what_somebody_adds_under_another_name_goes_to_their_tip(world, taken):
    taken(export(f"08:55\tลุงดำ\t{FIRE}"))
    counts = taken(of_another_member(f"8:55AM\tUncle Dam\t{FIRE}", "8:57AM\tUncle Dam\tอยู่เลยเซเว่นไป 200 เมตรครับ"))
    assert (counts["duplicates"], counts["added"], len(tips_in(world))) == (1, 1, 1)


def test_two_people_who_write_the_same_are_two_in_one_file(world, taken):
    counts = taken(export(f"08:55\tลุงดำ\t{FIRE}", f"08:55\tมะลิ\t{FIRE}"))
    assert counts["tips"] == 2
    assert taken(export(f"08:55\tลุงดำ\t{FIRE}", f"08:55\tมะลิ\t{FIRE}"))["duplicates"] == 2


def test_an_edited_message_stands_as_it_was_edited(world, taken):
    taken(export(f"15:00\tมะลิ\t{LID}"))
    after = export(f"15:00\tมะลิ\t{LID.replace('ซอย 3', 'ซอย 5')}", "15:20\tลุงดำ\tค่ะ")
    assert taken(after)["edited"] == 1
    assert texts_in(world) == [LID.replace("ซอย 3", "ซอย 5")]
    assert taken(after)["duplicates"] == 1


def test_an_older_export_does_not_undo_an_edit(world, taken):
    edited = LID.replace("ซอย 3", "ซอย 5")
    taken(export(f"15:00\tมะลิ\t{edited}", f"16:00\tลุงดำ\t{FIRE}"))
    assert taken(export(f"15:00\tมะลิ\t{LID}"))["duplicates"] == 1
    assert edited in texts_in(world)
    assert LID not in texts_in(world)


def test_a_message_that_was_cut_off_is_made_whole_and_not_cut_again(world, taken):
    cut = export(f"08:55\tลุงดำ\t{FIRE}")[:-16]
    taken(cut)
    taken(export(f"08:55\tลุงดำ\t{FIRE}", "08:58\tมะลิ\tรับทราบค่ะ"))
    taken(cut)
    assert texts_in(world) == [FIRE]


def test_a_message_unsent_by_whoever_exports_is_erased(world, taken):
    taken(export(f"08:55\tลุงดำ\t{FIRE}", f"08:55\tมะลิ\t{LID}"))
    counts = taken(of_another_member("8:55AM\t\tYou unsent a message.", f"8:55AM\tMali\t{LID}"))
    assert (counts["unsent"], counts["erased"]) == (1, 1)
    assert [state for _, state, *_ in tips_in(world)].count(TipState.WITHDRAWN) == 1
    assert sorted(map(str, texts_in(world))) == ["None", LID]

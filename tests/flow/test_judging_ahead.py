"""A long exported chat is judged by other processes, and judged the same."""

from bot.cli.judging_ahead import heard_ahead
from language.chat_export.reading import read_chat
from language.understanding import understand
from services.chat_judging import Heard, hear
from services.chat_prints import Marked
from tests.flow.test_chat_import import FIRE, export


def test_each_batch_comes_in_order_with_the_judgements_of_its_texts(world):
    chat = read_chat(export(f"08:55\tสมชาย\t{FIRE}", "08:56\tมะลิ\tสวัสดีค่ะ"), "chat.txt")
    batches = [[Marked(line)] for line in chat.lines] * 3
    with heard_ahead(world.runtime, batches, "บางนา") as heard:
        taken = list(heard)
    assert [batch for batch, _ in taken] == batches
    lines = [batch[0].line for batch in batches]
    assert [known for _, known in taken] == [hear([(line.text, line.at)], "บางนา") for line in lines]
    fire = lines[0]
    assert taken[0][1].understood == {
        (fire.text, fire.at): understand(fire.text, sent_at=fire.at, home_district="บางนา")
    }


def test_a_short_chat_is_left_to_its_taker(world):
    batches = [[Marked(line)] for line in read_chat(export(f"08:55\tสมชาย\t{FIRE}"), "chat.txt").lines]
    with heard_ahead(world.runtime, batches, "บางนา") as heard:
        assert list(heard) == [(batches[0], Heard())]

"""A long exported chat is judged by other processes, and judged the same."""

from bot.cli.judging_ahead import judged_ahead
from language.chat_export.reading import read_chat
from language.judging.judge import judge
from services.chat_prints import Marked
from tests.flow.test_chat_import import FIRE, export


def test_each_batch_comes_in_order_with_the_judgements_of_its_texts(world):
    chat = read_chat(export(f"08:55\tสมชาย\t{FIRE}", "08:56\tมะลิ\tสวัสดีค่ะ"), "chat.txt")
    batches = [[Marked(line)] for line in chat.lines] * 3
    with judged_ahead(world.runtime, batches) as judged:
        taken = list(judged)
    assert [batch for batch, _ in taken] == batches
    assert [known for _, known in taken] == [{batch[0].line.text: judge(batch[0].line.text)} for batch in batches]


def test_a_short_chat_is_left_to_its_taker(world):
    batches = [[Marked(line)] for line in read_chat(export(f"08:55\tสมชาย\t{FIRE}"), "chat.txt").lines]
    with judged_ahead(world.runtime, batches) as judged:
        assert list(judged) == [(batches[0], {})]

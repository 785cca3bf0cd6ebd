"""The dots of a one-to-one chat, wherever an answer takes a moment."""

from time import sleep

import pytest

from bot.events import read_event
from bot.loading import dots_while_slow

DRAIN = "ฝาท่อหายปากซอยลาซาล 12 เขตบางนา คนเกือบตกลงไป"


@pytest.fixture
def shown(world):
    """To whom the dots were shown."""
    seen, show = [], world.runtime.line.show_loading

    def watched(user_id, seconds):
        seen.append(user_id)
        show(user_id, seconds)

    world.runtime.line.show_loading = watched
    return seen


def test_whoever_has_waited_sees_the_dots_until_the_answer(world, somchai, shown):
    world.hears(world.person("มาลี"), None, DRAIN)
    shown.clear()
    somchai.says(None, DRAIN)
    world.platform.advance(5)
    world.settle()
    assert shown == [somchai.id]
    assert len(somchai.replies) == 1
    assert somchai.id not in world.platform.state.loading


def test_a_prompt_answer_needs_no_dots(world, somchai, shown):
    world.hears(somchai, None, DRAIN)
    assert shown == []


def test_a_group_sees_no_dots(world, group, somchai, shown):
    somchai.says(group, DRAIN)
    world.platform.advance(5)
    world.settle()
    assert shown == []


def test_pictures_sent_together_and_what_is_unsent_show_no_dots(world, somchai, shown):
    first, _second = somchai.sends_images(None, [b"1", b"2"])
    somchai.unsends(first)
    world.platform.advance(5)
    world.settle()
    assert shown == []


def test_a_line_in_trouble_keeps_nobody_from_their_answer(world, somchai):
    world.platform.fail("loading", status=500)
    somchai.says(None, DRAIN)
    world.platform.advance(5)
    world.settle()
    assert len(somchai.replies) == 1


def test_work_that_turns_out_slow_shows_the_dots(world, somchai, shown):
    event = read_event(
        {
            "type": "message",
            "timestamp": 0,
            "source": {"type": "user", "userId": somchai.id},
            "message": {"type": "text", "id": "1", "text": DRAIN},
        }
    )
    with dots_while_slow(world.runtime, event):
        sleep(2.5)
    assert shown == [somchai.id]

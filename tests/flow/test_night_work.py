"""Work of the night: the quota's alarm, what officers corrected."""

import pytest

from bot import learning
from bot.learning import refresh_model
from bot.quota import Quota
from bot.quota_watch import watch_quota
from language.judging.recipe import Recipe
from language.phrases import quota as words
from models.correction import Correction
from models.person import Role
from models.quota_reading import QuotaReading


class Counted:
    """LINE with a quota of our choosing; everything else is the look-alike's."""

    def __init__(self, line, limit, used):
        self._line, self.answer = line, Quota(limit=limit, used=used)

    def quota(self):
        return self.answer

    def __getattr__(self, name):
        return getattr(self._line, name)


@pytest.mark.parametrize(("limit", "used", "alarms"), [(1000, 700, 0), (1000, 850, 1), (None, 10_000, 0)])
def test_the_alarm_comes_once_a_month_when_little_is_left(world, limit, used, alarms):
    analyst = world.person("นักวิเคราะห์", Role.ANALYST)
    world.person("เจ้าหน้าที่", Role.OFFICER)
    object.__setattr__(world.runtime, "line", Counted(world.runtime.line, limit, used))
    for day in ("2026-01-01", "2026-01-02"):
        watch_quota(world.runtime, day)
        world.settle()
    said = [message.content["text"] for message in analyst.replies]
    assert said == [words.nearly_used(150, 1000)] * alarms
    with world.session() as session:
        assert session.query(QuotaReading).one().most == limit


def corrections(world, number):
    now = world.runtime.clock()
    with world.session() as session:
        for place in range(number):
            session.add(
                Correction(
                    at=now,
                    actor_id="a",
                    text_sealed=world.runtime.vault.seal(f"มีคนเผาขยะหลังตลาด {place} ควันเข้าบ้าน"),
                    judged={"intent": "tip", "category": "fire", "urgency": "urgent", "district": None},
                    corrected={"category": "environment"},
                )
            )


def test_few_corrections_wait_for_more(world):
    corrections(world, learning.FEWEST - 1)
    refresh_model(world.runtime, "2026-01-01")
    with world.session() as session:
        assert all(row.learned_at is None for row in session.query(Correction))


@pytest.mark.slow
@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_corrections_are_learned_once_if_the_model_is_no_worse(world):
    corrections(world, learning.FEWEST)
    refresh_model(world.runtime, "2026-01-01", Recipe(rounds=1, misspellings=0, seen_at_least=6, one_in=8))
    model = world.runtime.settings.khaonet_data / "learning" / "model.bin"
    with world.session() as session:
        assert all((row.learned_at is not None) == model.exists() for row in session.query(Correction))

import random
import re
import time

import pytest

from models.inbound_event import EventState, InboundEvent
from models.outbound_message import OutboundMessage, OutboundState
from models.tip import Tip
from tests.process.processes import wait_until

pytestmark = pytest.mark.slow

ROUNDS, TIPS_A_ROUND, SEED = 6, 5, 2563


def is_quiet(installation) -> bool:
    with installation.sessions() as session:
        waiting = session.query(InboundEvent).filter(InboundEvent.state == EventState.WAITING).count()
        return waiting + session.query(OutboundMessage).filter_by(state=OutboundState.WAITING).count() == 0


def is_accepted(platform) -> bool:
    """Bring again what was refused, as LINE does, and tell whether nothing is left."""
    platform.redeliver()
    return not any(delivery.refused for delivery in platform.courier.deliveries)


def test_nothing_is_lost_or_said_twice_when_processes_are_killed_at_random(installation):
    chance, group = random.Random(SEED), installation.group("เครือข่ายข่าว")
    installation.web.start()
    installation.worker.start()
    installation.wait_for_web()
    for round_number in range(ROUNDS):
        victim = chance.choice([installation.web, installation.worker])
        for number in range(TIPS_A_ROUND):
            person = installation.platform.person(f"คนที่ {number} รอบ {round_number}")
            person.says(group, f"ฝาท่อหายปากซอย {round_number} คนเกือบตกลงไป")
            if chance.random() < 0.3:
                victim.kill()
        time.sleep(chance.random() * 0.4)
        victim.kill()
        victim.start()
        installation.wait_for_web()
        wait_until(lambda: is_accepted(installation.platform), 60, "all accepted")
    sent = ROUNDS * TIPS_A_ROUND
    wait_until(lambda: is_quiet(installation), 60, "everything worked on")
    with installation.sessions() as session:
        assert session.query(Tip).count() == sent
        assert session.query(InboundEvent).filter_by(state=EventState.FAILED).count() == 0
        receipts = session.query(OutboundMessage).filter_by(purpose="receipt").count()
        emergencies = session.query(OutboundMessage).filter_by(purpose="emergency").count()
        assert receipts + emergencies == sent
    said = [re.findall(r"T-[A-Z2-9]{6}", str(message.content))[0] for message in group.replies]
    assert len(said) == len(set(said)), "a receipt was said twice"

"""Summaries by e-mail, against a real SMTP server on loopback that is down, slow to like us, or fine."""

import socket
from datetime import timedelta
from email import message_from_bytes, policy
from threading import Barrier, Thread

import pytest
from aiosmtpd.controller import Controller
from click.testing import CliRunner
from pydantic import SecretStr

from bot.cli.main import khaonet
from bot.job_runner import run_job
from bot.mail import send_mail
from language.phrases import summary_news as words
from models.quarter import Quarter
from models.quarter_summary import DeliveryState, QuarterSummary, SummaryDelivery
from services.letter_file import letter_settings
from services.summaries import Edition, release
from services.summary_delivery import deliveries_of, owe_news, send_again
from services.summary_mail import add_address, addresses, remove_address
from tests.process.processes import free_port

TO = "secretary@command.example"


class Mailbox:
    """What a mail server took in; it answers DATA with `answer`, QUIT with `farewell`, and offers no TLS."""

    def __init__(self, port):
        self.letters, self.answer, self.farewell = [], "250 OK", "221 bye"
        self.port, self._controller = port, None

    async def handle_DATA(self, server, session, envelope):  # noqa: N802 - aiosmtpd's name
        if self.answer.startswith("250"):
            self.letters.append(message_from_bytes(envelope.content, policy=policy.default))
        return self.answer

    async def handle_QUIT(self, server, session, envelope):  # noqa: N802 - aiosmtpd's name
        return self.farewell

    def start(self):
        self._controller = Controller(self, hostname="127.0.0.1", port=self.port, enable_SMTPUTF8=False)
        self._controller.start()

    def stop(self):
        if self._controller:
            self._controller.stop()
            self._controller = None


def change(world, **settings):
    object.__setattr__(world.runtime, "settings", world.runtime.settings.model_copy(update=settings))


@pytest.fixture
def mailbox(world):
    port = free_port()
    change(world, smtp_url=SecretStr(f"smtp://127.0.0.1:{port}"), mail_from="khaonet@bangkok.example")
    box = Mailbox(port)
    yield box
    box.stop()


@pytest.fixture
def owed(world, mailbox):
    """A released summary that is owed to one address; nothing was tried yet."""
    return owe_to(world, TO)


def owe_to(world, address):
    now = world.runtime.clock()
    with world.session() as session:
        add_address(session, address, now=now)
        row = release(session, Quarter.of(now), Edition(letter=letter_settings({})), by="somebody", now=now)
        owe_news(session, row, lambda summary, kind: "https://khaonet.example", now=now)
    return row


def state(world):
    with world.session() as session:
        [given] = deliveries_of(session, session.query(QuarterSummary).one())
    return given.state


def test_the_files_arrive_with_thai_names(world, mailbox, owed):
    mailbox.start()
    world.settle()
    [letter] = mailbox.letters
    assert (letter["To"], letter["From"]) == (TO, "khaonet@bangkok.example")
    assert letter["Subject"] == words.mail_subject(owed.fiscal_year, owed.quarter, 0)
    names = [part.get_filename() for part in letter.iter_attachments()]
    assert names == [
        words.file_name(owed.fiscal_year, owed.quarter, 0, kind, is_draft=False) for kind in ("pdf", "docx", "xlsx")
    ]
    assert next(letter.iter_attachments()).get_content().startswith(b"%PDF")
    assert owed.fingerprint in letter.get_body().get_content()
    assert state(world) is DeliveryState.SENT


def test_an_hour_without_the_mail_server_delays_the_letter_and_sends_it_once(world, mailbox, owed):
    world.settle()
    assert state(world) is DeliveryState.WAITING
    for _ in range(4):
        world.passes(900)
    assert state(world) is DeliveryState.WAITING
    mailbox.start()
    world.passes(3700)
    world.passes(3700)
    assert len(mailbox.letters) == 1
    assert state(world) is DeliveryState.SENT


def test_a_server_that_says_not_now_is_asked_again_and_one_that_says_never_is_not(world, mailbox, owed):
    mailbox.start()
    mailbox.answer = "451 try later"
    world.settle()
    assert state(world) is DeliveryState.WAITING
    mailbox.answer = "554 we do not take this"
    world.passes(120)
    assert state(world) is DeliveryState.REFUSED
    assert world.tasks.waiting == 0


def test_a_server_that_closes_before_the_farewell_has_the_letter_all_the_same(world, mailbox, owed):
    mailbox.start()
    mailbox.farewell = "421 closing down"
    world.settle()
    world.passes(3700)
    assert len(mailbox.letters) == 1
    assert state(world) is DeliveryState.SENT


@pytest.mark.parametrize("url", ["smtp://user:secret@khaonet-mail.test:{port}", "smtp://user:secret@127.0.0.1:{port}"])
def test_no_password_is_sent_to_a_server_that_cannot_be_trusted_with_it(world, mailbox, owed, url, monkeypatch):
    asked = socket.getaddrinfo
    monkeypatch.setattr(socket, "getaddrinfo", lambda host, *rest, **more: asked("127.0.0.1", *rest, **more))
    change(world, smtp_url=SecretStr(url.format(port=mailbox.port)))
    mailbox.start()
    world.settle()
    with world.session() as session:
        [given] = deliveries_of(session, session.query(QuarterSummary).one())
    assert given.state is DeliveryState.WAITING
    assert "the mail server offers no " in given.reason
    assert mailbox.letters == []


def test_an_address_that_the_server_cannot_write_is_refused_and_says_so(world, mailbox):
    mailbox.start()
    owe_to(world, "ผู้รับ@กทม.ไทย")
    world.settle()
    assert state(world) is DeliveryState.REFUSED


def test_a_task_run_again_after_its_letter_was_sent_sends_nothing(world, mailbox, owed):
    mailbox.start()
    world.settle()
    with world.session() as session:
        row = session.query(SummaryDelivery).one()
    for attempt in range(row.attempts + 1):
        send_mail(world.runtime, row.id, attempt)
    assert len(mailbox.letters) == 1


def test_an_attempt_and_its_rescue_that_meet_send_one_letter(world, mailbox, owed):
    mailbox.start()
    world.tasks.lose()
    meeting = Barrier(2)

    def one_of_two():
        meeting.wait()
        send_mail(world.runtime, 1, 0)

    both = [Thread(target=one_of_two) for _ in range(2)]
    for each in both:
        each.start()
    for each in both:
        each.join()
    assert len(mailbox.letters) == 1


def test_an_attempt_that_died_is_made_again_with_the_same_message_id(world, mailbox, owed):
    mailbox.start()
    world.settle()
    with world.session() as session:
        # As after a kill between the server's 250 and our note of it.
        row = session.query(SummaryDelivery).one()
        row.state, row.try_at = DeliveryState.WAITING, world.runtime.clock()
    world.passes(timedelta(minutes=30).total_seconds())

    run_job(world.runtime, "summaries", "by hand")
    world.settle()
    first, second = mailbox.letters
    assert first["Message-ID"] == second["Message-ID"]


def test_a_letter_that_was_given_up_goes_out_again_on_demand_and_its_week_begins_anew(world, mailbox, owed):
    mailbox.start()
    mailbox.answer = "554 we do not take this"
    world.settle()
    assert state(world) is DeliveryState.REFUSED
    world.passes(timedelta(days=9).total_seconds())
    mailbox.answer = "451 try later"
    assert sent_again(world)
    world.settle()
    assert state(world) is DeliveryState.WAITING
    assert not sent_again(world)
    mailbox.answer = "250 OK"
    world.passes(3700)
    assert state(world) is DeliveryState.SENT
    assert not sent_again(world)
    assert len(mailbox.letters) == 1


def test_a_letter_that_cannot_be_drawn_waits_and_says_why(world, mailbox, owed):
    mailbox.start()
    with world.session() as session:
        row = session.query(QuarterSummary).one()
        letter, row.letter = row.letter, {**row.letter, "emblem_path": "/nowhere/emblem.svg"}
    world.settle()
    with world.session() as session:
        [given] = deliveries_of(session, session.query(QuarterSummary).one())
        assert (given.state, given.reason[:24]) == (DeliveryState.WAITING, "the pages cannot be set:")
        session.query(QuarterSummary).one().letter = letter
    world.passes(120)
    assert state(world) is DeliveryState.SENT


def test_nothing_more_goes_to_an_address_that_was_removed(world, mailbox, owed):
    mailbox.start()
    mailbox.answer = "554 we do not take this"
    world.settle()
    with world.session() as session:
        remove_address(session, TO, now=world.runtime.clock())
    assert not sent_again(world)


def test_a_letter_whose_first_attempt_was_lost_is_taken_up(world, mailbox, owed):
    mailbox.start()
    # As after a restore: the debt is there, and the engine that owed the attempt is not.
    world.tasks.lose()
    world.passes(timedelta(minutes=11).total_seconds())
    assert state(world) is DeliveryState.WAITING
    run_job(world.runtime, "summaries", "by hand")
    world.settle()
    assert len(mailbox.letters) == 1
    assert state(world) is DeliveryState.SENT


def sent_again(world):
    with world.session() as session:
        row = session.query(SummaryDelivery).one()
        return send_again(session, row, lambda summary, kind: "https://khaonet.example", now=world.runtime.clock())


def test_an_address_is_kept_once_and_can_be_removed(world):
    now = world.runtime.clock()
    with world.session() as session:
        add_address(session, TO, now=now)
        add_address(session, TO.upper(), now=now)
        assert len(addresses(session)) == 1
        assert remove_address(session, TO, now=now)
        assert not remove_address(session, TO, now=now)
        assert addresses(session) == []


def test_an_address_that_is_none_is_refused():

    ran = CliRunner().invoke(khaonet, ["summary", "recipients", "add", "nobody"])
    assert ran.exit_code == 1

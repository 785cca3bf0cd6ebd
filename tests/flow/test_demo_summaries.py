"""The demo's summaries: the command has the last one but one, the clock drafts the newest."""

from bot.demo.settling_in import settle_in
from bot.job_runner import run_job
from language.phrases import summary_news as words
from models.quarter import Quarter
from models.quarter_summary import QuarterSummary


def test_the_demos_command_has_a_card_and_its_analyst_a_draft(world):
    settle_in(world.runtime, world.platform)
    world.settle()
    command = world.platform.group("กองบัญชาการ กอ.รมน.กทม.")
    assert [words.CARD_TITLE in str(message.content) for message in command.replies] == [True]
    run_job(world.runtime, "summaries", "by hand")
    world.settle()
    with world.session() as session:
        rows = session.query(QuarterSummary).order_by(QuarterSummary.fiscal_year, QuarterSummary.quarter).all()
    assert [row.released_at is None for row in rows][-2:] == [False, True]
    assert Quarter(rows[-1].fiscal_year, rows[-1].quarter) == Quarter.of(world.runtime.clock()).previous()
    analyst = world.platform.person("คุณอาทิตย์ (สปท.)")
    assert words.DRAFT_HEADING in str([message.content for message in analyst.replies])

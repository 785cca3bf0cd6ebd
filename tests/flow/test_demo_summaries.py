"""The demo's summaries: the command has the last one but one, the clock drafts the newest."""

from bot.demo.settling_in import settle_in
from bot.job_runner import run_job
from language.phrases import summary
from language.phrases import summary_news as words
from models.quarter import Quarter
from models.quarter_summary import QuarterSummary
from services.summary_drawing import frozen_figures


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
    with world.session() as session:
        figures = frozen_figures(session, session.get_one(QuarterSummary, rows[-1].id))
    assert [key for key, value in figures.items() if value == [] and key != "remarks"] == []
    assert all(row["year_before"] and row["previous"] for row in figures["overview"])
    assert {row["silence"] for row in figures["by_group"]} == {summary.STIRRING, summary.SILENT}
    assert all(row["pushes"] and row["quota"] for row in figures["message_budget"])
    assert figures["indicators"][0]["level"] > 0
    analyst = world.platform.person("คุณอาทิตย์ (สปท.)")
    assert words.DRAFT_HEADING in str([message.content for message in analyst.replies])

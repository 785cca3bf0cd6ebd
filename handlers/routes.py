"""Everything a person can do, and who answers. Read this file first."""

from collections.abc import Mapping

from handlers.attachment import keep_attachment
from handlers.edit import take_edit
from handlers.enrolment import enrol_group
from handlers.follow_up import follow_up
from handlers.greeting import greet, note_block
from handlers.membership import join_group, leave_group, note_members
from handlers.progress_report import confirm_report, take_report
from handlers.project_status import answer_question, show_history
from handlers.report import report
from handlers.silence import say_nothing
from handlers.tip_counts import count_tips
from handlers.triage import press_tip_button
from handlers.turn import Handler
from handlers.unsend import forget_message
from handlers.usage import explain
from language.labels import Intent

ROUTES: Mapping[Intent, Handler] = {
    Intent.TIP: report,
    Intent.PROJECT_STATUS: answer_question,
    Intent.PROGRESS_REPORT: take_report,
    Intent.TIP_STATUS: follow_up,
    Intent.SUMMARY: count_tips,
    Intent.HELP: explain,
    Intent.CHAT: report,
}
"""Who answers a text, by what the sender wants."""

EVENTS: Mapping[str, Handler] = {
    "image": keep_attachment,
    "video": keep_attachment,
    "audio": keep_attachment,
    "file": keep_attachment,
    "location": keep_attachment,
    "sticker": say_nothing,
    "edited": take_edit,
    "unsend": forget_message,
    "follow": greet,
    "unfollow": note_block,
    "join": join_group,
    "leave": leave_group,
    "member_joined": note_members,
    "member_left": note_members,
}
"""Who takes an event that is no text."""

POSTBACKS: Mapping[str, Handler] = {
    "withdraw": press_tip_button,
    "not_tip": press_tip_button,
    "explain": explain,
    "history": show_history,
    "keep_progress": confirm_report,
    "drop_progress": confirm_report,
}
"""Who takes the press of a button, by the `do` of its data."""

ENROLMENT: Handler = enrol_group
"""Who takes an enrolment code, before anything else is understood of the text."""

UNSURE: Handler = report
"""Who takes a text that may be a tip and may be small talk."""

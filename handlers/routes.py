"""Everything a person can do, and who answers. Read this file first."""

from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Any

from sqlalchemy.orm import Session

from handlers.adding import add_to_tip
from handlers.attachment import keep_attachment
from handlers.cancelling import cancel
from handlers.doubt import settle_doubt
from handlers.edit import take_edit
from handlers.enrolment import enrol_group
from handlers.erasing import ask_to_erase, settle_erasure
from handlers.follow_up import follow_up
from handlers.form_file import confirm_form, take_form_file
from handlers.goodbye import say_goodbye
from handlers.greeting import greet, note_block
from handlers.group_settings import set_group
from handlers.guided import go_on_with_report, press_report_button, resume_report, start_report
from handlers.helping_on import help_on
from handlers.membership import join_group, leave_group, note_members
from handlers.officer_buttons import DEEDS, press_officer_button
from handlers.officer_words import show_queue, take_after_photo, take_note
from handlers.progress_report import complete_report, confirm_report, take_report
from handlers.project_status import answer_question, show_history
from handlers.recording import confirm_record, show_districts_without_council, take_record
from handlers.report import report
from handlers.report_photo import choose_report, take_report_photo
from handlers.sign_in import sign_in
from handlers.tip_buttons import press_tip_button
from handlers.tip_counts import count_tips
from handlers.turn import Handler
from handlers.unsend import forget_message
from handlers.usage import explain
from handlers.who_is_late import show_who_is_late
from language.commands import Command
from language.follow_up_question import is_follow_up
from language.labels import Intent
from language.yes_no import read_sure, read_yes
from services.guided_report import WAITS
from services.progress import answers_gap
from services.report_photos import LIFE as PHOTOS_AWAITED
from services.topics import ADDING, ASKING, DOUBT, ERASING, EVIDENCE, GAP, NOTE, PHOTO, REPORT, TOLD

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
    "sticker": help_on,
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
    **dict.fromkeys(("withdraw", "not_tip", "pin", "add", "category", "set_category"), press_tip_button),
    **dict.fromkeys(("district", "set_district", "private", "status", "hide_me"), press_tip_button),
    **dict.fromkeys(("report_start", "report_resume", "report_restart", "report_skip"), press_report_button),
    **dict.fromkeys(("report_discard", "report_send", "report_hidden"), press_report_button),
    "erase_yes": settle_erasure,
    "erase_no": settle_erasure,
    **dict.fromkeys(DEEDS, press_officer_button),
    "say_tip": settle_doubt,
    "say_no": settle_doubt,
    "set_group": set_group,
    "explain": explain,
    "history": show_history,
    "keep_progress": confirm_report,
    "drop_progress": confirm_report,
    "report_photo": choose_report,
    "keep_form": confirm_form,
    "drop_form": confirm_form,
    "keep_record": confirm_record,
    "drop_record": confirm_record,
}
"""Who takes the press of a button, by the `do` of its data."""

COMMANDS: Mapping[Command, Handler] = {
    Command.REPORT: start_report,
    Command.MY_TIPS: follow_up,
    Command.QUEUE: show_queue,
    Command.ERASE_ME: ask_to_erase,
    Command.GROUP_SETTINGS: set_group,
    Command.SIGN_IN: sign_in,
    Command.WHO_IS_LATE: show_who_is_late,
    Command.RESUME: resume_report,
    Command.WITHOUT_COUNCIL: show_districts_without_council,
}
"""Who takes fixed words, in one-to-one chat; in groups only those of IN_GROUPS."""

IN_GROUPS = frozenset({Command.GROUP_SETTINGS})

TOPICS: Mapping[str, tuple[Handler, timedelta, frozenset[str]]] = {
    ADDING: (add_to_tip, timedelta(minutes=15), TOLD),
    REPORT: (go_on_with_report, WAITS, TOLD),
    NOTE: (take_note, timedelta(minutes=15), frozenset({"text"})),
    EVIDENCE: (take_report_photo, PHOTOS_AWAITED, frozenset({"image"})),
    PHOTO: (take_after_photo, timedelta(minutes=30), frozenset({"image", "video"})),
}
"""Who goes on with what a chat is in the middle of, how long it stays open, and which kinds of events it takes."""

FOLLOW_UPS: Mapping[str, tuple[Handler, timedelta, Callable[[Session, Mapping[str, Any], str], bool]]] = {
    GAP: (complete_report, timedelta(minutes=15), answers_gap),
    DOUBT: (settle_doubt, timedelta(minutes=15), lambda _session, _kept, text: read_yes(text) is not None),
    ERASING: (settle_erasure, timedelta(minutes=15), lambda _session, _kept, text: read_sure(text) is not None),
    ASKING: (answer_question, timedelta(minutes=15), lambda _session, _kept, text: is_follow_up(text)),
}
"""Who takes a text that only goes on with what was said before, how long that counts, and how such a text is known."""

HELPED_ON: Handler = help_on
"""Who answers what nobody else answered in one-to-one chat."""

NOTHING_BEGUN: Handler = cancel
"""Who takes "cancel" from somebody who is in the middle of nothing."""

GOODBYE: Handler = say_goodbye
"""Who takes a group's leave word."""

CODED: Handler = follow_up
"""Who takes a text that names a tip's code or an anonymous tip's number."""

ENROLMENT: Handler = enrol_group
"""Who takes an enrolment code, before anything else is understood of the text."""

FORM_FILE: tuple[Handler, tuple[str, ...]] = (take_form_file, (".pdf", ".docx", ".txt"))
"""Who takes a file from staff in one-to-one chat, and the names' endings that may be forms."""

RECORD: Handler = take_record
"""Who takes a text of staff that begins with the words to record something."""

UNSURE: Handler = report
"""Who takes a text that may be a tip and may be small talk."""

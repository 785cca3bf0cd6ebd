"""The timetable. Read this file first."""

from datetime import time

from jobs.digest import send_digests
from jobs.group_upkeep import leave_unregistered, raise_silence_alarm, refresh_groups
from jobs.job import Job
from jobs.media_retries import take_up_media
from jobs.nightly_work import owe_work
from jobs.progress_collection import ASK_ON, REMIND_ON, ask_for_figures, remind_of_figures
from jobs.quarterly_summary import tend_summaries
from jobs.reminders import remind
from jobs.rescue import rescue
from jobs.retention import forget_what_is_old
from jobs.timetable import Daily, Every, Monthly

JOBS: tuple[Job, ...] = (
    Job("rescue", Every(5), rescue, "take up events and messages that a dead worker left behind"),
    Job("media", Every(10), take_up_media, "order files again whose fetch was lost"),
    Job("media sweep", Daily(time(4, 10)), owe_work("sweep_media"), "remove files that no tip knows"),
    Job("summaries", Every(15), tend_summaries, "draft closed quarters, release drafts that are due, deliver"),
    Job("reminders", Every(10), remind, "tell officers, then analysts, of tips past their time"),
    Job("groups", Daily(time(5, 0)), refresh_groups, "ask LINE for names and headcounts of groups"),
    Job("unregistered", Daily(time(5, 15)), leave_unregistered, "leave groups that nobody registered in two weeks"),
    Job("digest", Daily(time(7, 30)), send_digests, "tell officers what is new, what waits, what messages cost"),
    Job("silence", Daily(time(8, 0)), raise_silence_alarm, "tell analysts of groups unheard for two weeks"),
    Job("backup", Daily(time(2, 30)), owe_work("back_up"), "copy database and media, the last fourteen nights kept"),
    Job("quota", Daily(time(7, 0)), owe_work("watch_quota"), "tell analysts when the month's messages are nearly used"),
    Job("scrub", Daily(time(3, 45)), owe_work("scrub_thoroughly"), "write tables anew without what was erased"),
    Job("model", Daily(time(4, 30)), owe_work("refresh_model"), "learn from what officers corrected"),
    Job("engine", Daily(time(3, 0)), owe_work("clean_engine"), "forget tasks that ended two weeks ago"),
    Job("collection", Monthly(ASK_ON, time(9, 0)), ask_for_figures, "ask officers for the month's progress"),
    Job("late figures", Monthly(REMIND_ON, time(9, 0)), remind_of_figures, "remind officers who have not sent them"),
    Job("retention", Daily(time(3, 30)), forget_what_is_old, "erase what is kept no longer than promised"),
)

BY_NAME = {job.name: job for job in JOBS}

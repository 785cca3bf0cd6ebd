"""The first page: how much was reported, what waits, where, and whether the machinery is well."""

from datetime import datetime, time

from flask import Blueprint, render_template

from console import overview_counts as counts
from console.charts import draw_bars
from console.desk import open_desk
from console.district_map import areas, frame
from console.office import current_office
from models.quarter import BANGKOK, Quarter

bp = Blueprint("overview", __name__)


@bp.get("/")
def show() -> str:
    """Show the overview."""
    budget = current_office().budget()
    with open_desk() as desk:
        today = desk.now.astimezone(BANGKOK).date()
        quarter = Quarter.of(desk.now)
        by_district = counts.by_district(desk)
        return render_template(
            "console/overview.html",
            today=counts.counted_since(desk, datetime.combine(today, time.min, BANGKOK)),
            quarter=quarter,
            so_far=counts.counted_since(desk, quarter.start),
            open_tips=counts.open_tips(desk),
            unsure=counts.unsure_tips(desk),
            bars=draw_bars([(str(day.day), number) for day, number in counts.by_day(desk)]),
            frame=frame(),
            areas=areas(by_district),
            unplaced=by_district.get(None, 0),
            health=counts.queue_health(desk.session),
            budget=budget,
        )

"""Pins: where somebody pointed on the map, sealed with the tip."""

from sqlalchemy.orm import Session

from models.tip import Tip
from models.vault import vault_of


def point_of(session: Session, tip: Tip) -> tuple[float, float] | None:
    """Return the tip's pin as latitude and longitude."""
    if tip.point_sealed is None:
        return None
    latitude, longitude = vault_of(session).open(tip.point_sealed).split(",")
    return float(latitude), float(longitude)

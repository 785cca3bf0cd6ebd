"""The place of an incident: which district a text means, how that can be told, and which spots it names."""

import re
from dataclasses import dataclass, replace

from language.folding import fold_name
from language.geography import district_at, subdistrict_at, subdistricts_of
from language.mention import Mention
from language.place_mentions import find_mentions
from language.place_pairs import without_doubtful
from language.place_slips import SLIP

_SURE_ENOUGH = 0.5
_CLEARLY_BETTER = 0.04
_IN_AN_ADDRESS = 0.94
_WITH_ITS_TITLE, _TITLE, _TOLD_BY_ADDRESS = 0.96, len(" เขต "), 0.98
_ROADS_TOO = frozenset({"พัฒนาการ", "อ่อนนุช", "รามอินทรา", "นวมินทร์", "รัชดาภิเษก"})
_SHORT_NAMES = {"ป้อมปราบศัตรูพ่าย": "ป้อมปราบ"}
_CORRECTION = re.compile(r"แก้ไข|ขอแก้|แก้เป็น|พิมพ์ผิด|ที่จริง|จริงๆ|จริง ๆ|ไม่ใช่|มิใช่|ไม่ได้อยู่|ต้องเป็น|ที่ถูก")


@dataclass(frozen=True, slots=True)
class Place:
    """Where something is; `hint` is explicit, subdistrict, landmark or none, `keys` are the spots in one spelling."""

    district: str | None
    subdistrict: str | None
    hint: str
    cue: str
    confidence: float
    candidates: tuple[str, ...]
    landmark: str | None
    mentions: tuple[Mention, ...]
    keys: frozenset[str]


def find_place(text: str, *, home_district: str | None = None, pin: tuple[float, float] | None = None) -> Place:
    """Decide the district of the incident; a `pin` (latitude, longitude) decides, a home district only fills gaps."""
    mentions = without_doubtful(text, find_mentions(text))
    counted = _counted(text, mentions)
    pinned = district_at(*pin) if pin else None
    if pin and pinned:
        return _place(text, mentions, pinned, 0.98, subdistrict=subdistrict_at(*pin), cue="pin")
    scores = _scores(counted, home_district)
    district, confidence = _best(scores)
    if district is None and home_district and not scores and not outside_among(mentions):
        return _place(text, mentions, home_district, _SURE_ENOUGH, cue="home")
    return _place(text, mentions, district, confidence, candidates=tuple(scores))


def outside_bangkok(text: str) -> str | None:
    """Return the other province that a text places its matter in, None when it names Bangkok or no province."""
    mentions = find_mentions(text)
    if any(m.district and m.confidence > _SURE_ENOUGH for m in mentions):
        return None
    return outside_among(mentions)


def outside_among(mentions: list[Mention]) -> str | None:
    """Return the first province outside Bangkok among mentions that are more than a direction."""
    return next((m.name for m in mentions if m.kind == "outside" and m.confidence > _SURE_ENOUGH / 2), None)


def _counted(text: str, mentions: list[Mention]) -> list[Mention]:
    """Keep the mentions that can be the place: after a correction only what was corrected to."""
    abroad = {m.start for m in mentions if m.kind == "outside"}
    told = [m for m in mentions if m.cue != "denied" and m.kind != "outside" and not abroad & _next_to(m)]
    told = [_as_address(m, told[:n]) for n, m in enumerate(told)]
    corrected = [m for m in told if m.cue == "corrected" and m.candidates]
    if corrected and (_CORRECTION.search(text) or SLIP.search(text)):
        return [m for m in told if m.start >= corrected[-1].start]
    return told


def _as_address(mention: Mention, earlier: list[Mention]) -> Mention:
    """Trust a district written right after another kind of place as one does in an address: RCA ห้วยขวาง."""
    before = earlier[-1] if earlier else None
    bare = mention.kind == "district" and not mention.cue and before and before.kind != "district"
    if before and bare and mention.start - before.end <= 1 and mention.confidence < _IN_AN_ADDRESS:
        return replace(mention, confidence=_IN_AN_ADDRESS)
    if before and bare and mention.confidence >= _WITH_ITS_TITLE and mention.start - before.end <= _TITLE:
        return replace(mention, confidence=_TOLD_BY_ADDRESS)
    return mention


def _next_to(mention: Mention) -> set[int]:
    """Give the starts of what follows at once: จอมทอง เชียงใหม่ is not Bangkok's จอมทอง."""
    return {mention.end, mention.end + 1}


def _scores(mentions: list[Mention], home: str | None) -> dict[str, float]:
    """Give each district the trust of its best mention; names of several districts only lean to one already named."""
    scores: dict[str, float] = {}
    for mention in mentions:
        if mention.district:
            scores[mention.district] = max(scores.get(mention.district, 0.0), mention.confidence)
    shared = [set(m.candidates) for m in mentions if len(m.candidates) > 1 and m.confidence > _SURE_ENOUGH]
    if shared and not scores:
        common = set.intersection(*shared)
        agreed = {home} & common if home else common if len(shared) > 1 else set()
        scores = dict.fromkeys(agreed if len(agreed) == 1 else (), 0.75)
    return {d: s + 0.03 * any(d in names for names in shared) for d, s in scores.items()}


def _best(scores: dict[str, float]) -> tuple[str | None, float]:
    ranked = sorted(scores, key=lambda d: -scores[d])
    if not ranked or scores[ranked[0]] < _SURE_ENOUGH - 0.1:
        return None, 0.0
    if len(ranked) > 1 and scores[ranked[0]] - scores[ranked[1]] < _CLEARLY_BETTER:
        return None, 0.0
    return ranked[0], min(scores[ranked[0]], 0.99)


def _place(
    text: str,
    mentions: list[Mention],
    district: str | None,
    confidence: float,
    *,
    candidates: tuple[str, ...] = (),
    subdistrict: str | None = None,
    cue: str = "",
) -> Place:
    about = [m for m in mentions if district and m.district == district]
    best = max(about, key=lambda m: m.confidence, default=None)
    possible = candidates or tuple(dict.fromkeys(d for m in mentions for d in m.candidates))
    return Place(
        district=district,
        subdistrict=subdistrict or next((m.subdistrict for m in about if m.subdistrict), None),
        hint=_hint(text, district, about) if district and (best or cue != "home") else "none",
        cue=cue or (best.kind if best else ""),
        confidence=round(confidence, 3),
        candidates=(district,) if district else possible,
        landmark=next((m.name for m in about if m.kind == "landmark"), None),
        mentions=tuple(mentions),
        keys=frozenset(m.key for m in mentions if m.key and m.cue != "denied"),
    )


def _hint(text: str, district: str, about: list[Mention]) -> str:
    """Say how a reader can tell: the district's name, the name of a subdistrict of it, or anything else."""
    folded = fold_name(text)
    if fold_name(_SHORT_NAMES.get(district, district)) in folded or any(m.kind == "district" for m in about):
        return "explicit"
    for subdistrict in subdistricts_of(district):
        name = fold_name(subdistrict.name)
        if (name if subdistrict.name not in _ROADS_TOO else "แขวง" + name) in folded:
            return "subdistrict"
    return "landmark"

"""The tables of names keep their own rules."""

import re
from pathlib import Path

from language.folding import fold, fold_name
from language.gazetteer import gazetteer
from language.geography import DISTRICTS

DATA = Path(__file__).resolve().parents[2] / "language" / "data" / "places"


def rows(name):
    lines = (DATA / name).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if not line.startswith("#")]


def test_every_road_soi_and_landmark_lies_in_a_district_that_exists():
    named = {d for _, districts, *_ in rows("roads.tsv") for d in districts.split("/")}
    named |= {district for _, district, _ in rows("sois.tsv")}
    named |= {district for district, *_ in rows("landmarks.tsv") if district}
    named |= {d for *_, names in rows("landmarks.tsv") for place in names.split("; ") for d in place.split("/")[1:]}
    assert named <= set(DISTRICTS)


def test_soi_numbers_run_upwards_and_match_their_side():
    for _, _, numbers in rows("sois.tsv"):
        for part in numbers.split(","):
            first, last, side = re.fullmatch(r"(\d+)(?:-(\d+))?([oe]?)", part).groups()
            assert int(last or first) >= int(first)
            assert not side or {int(first) % 2, int(last or first) % 2} == {side == "o"}


def test_every_soi_table_belongs_to_a_road():
    assert {road for road, *_ in rows("sois.tsv")} <= {road for road, *_ in rows("roads.tsv")}


def test_no_soi_lies_in_two_districts():
    seen = {}
    for road, district, numbers in rows("sois.tsv"):
        for part in numbers.split(","):
            first, _, last = part.rstrip("oe").partition("-")
            for number in range(int(first), int(last or first) + 1, 2 if part[-1] in "oe" else 1):
                assert seen.setdefault((road, number), district) == district


def test_the_gazetteer_knows_thousands_of_names_in_every_district():
    senses = gazetteer().senses
    named = {s.landmark for s in senses if s.landmark} | {s.road.name for s in senses if s.road}
    assert len(named) >= 2500
    assert {d for s in senses for d in s.districts} == set(DISTRICTS)


def test_names_are_folded_as_texts_are():
    written = [cell for name in ("landmarks.tsv", "roads.tsv", "provinces.tsv") for row in rows(name) for cell in row]
    assert [cell for cell in written if fold(cell).text != fold_name(cell)] == []

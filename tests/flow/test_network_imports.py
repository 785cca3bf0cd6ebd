"""What the networks did and where the districts lie, taken from files."""

import json

import pytest

from language.geography import district_at, use_own_boundaries

ROWS = [
    {"kind": "council", "title": "ประชุมสภาคนเมือง", "date": "12 พ.ย. 2569", "district": "บางนา", "people": "45"},
    {"kind": "activity", "title": "ลอกท่อ", "date": "2026-11-08", "district": "บางนา", "people": 80},
    {"kind": "opinion", "title": "ไฟทาง", "district_group": "กรุงเทพใต้", "detail": "ขอไฟเพิ่ม"},
    {"kind": "community", "title": "ชุมชนสุขใจ", "district": "บางนา"},
]


@pytest.fixture(autouse=True)
def own_boundaries_afterwards():
    yield
    use_own_boundaries()


def test_records_come_from_a_list(khaonet, tmp_path):
    (tmp_path / "m.json").write_text(json.dumps(ROWS), encoding="utf-8")
    code, out, _err = khaonet("import", "meetings", tmp_path / "m.json", "--json")
    assert code == 0
    assert json.loads(out) == {"meeting": 1, "activity": 1, "opinion": 1, "community": 1}


def test_a_table_may_have_thai_headings(khaonet, tmp_path):
    table = 'ประเภท,ชื่อ,วันที่,เขต,ผู้เข้าร่วม\nสภาคนเมือง,ประชุมครั้งที่ 1,๑๒ พ.ย. ๖๙,เขตบางนา,"1,045"\n'
    (tmp_path / "m.csv").write_text(table, encoding="utf-8")
    assert khaonet("import", "meetings", tmp_path / "m.csv")[1] == "Recorded: 1 meeting.\n"


def test_each_wrong_row_is_named_and_nothing_is_kept(khaonet, tmp_path):
    table = "kind,title,date,district,people\ncouncil,ก,12/11/2569,บางนา,5\nparty,ข,12/11/2569,,\ncouncil,ค,,บางนา,\n"
    table += "council,ง,12/11/2569,เชียงใหม่เมือง,\nactivity,จ,12/11/2569,บางนา,many\n"
    (tmp_path / "m.csv").write_text(table, encoding="utf-8")
    code, _out, err = khaonet("import", "meetings", tmp_path / "m.csv")
    assert code == 1
    assert all(part in err for part in ("row 3: kind", "row 4: date", "row 5: district", "row 6: people"))
    assert "row 2" not in err


def test_imported_boundaries_decide_from_the_next_start_on(khaonet, tmp_path):
    ring = [[90.0, 10.0], [91.0, 10.0], [91.0, 11.0], [90.0, 11.0], [90.0, 10.0]]
    area = {"type": "Feature", "properties": {"name": "บางนา"}, "geometry": {"type": "Polygon", "coordinates": [ring]}}
    (tmp_path / "b.geojson").write_text(json.dumps({"type": "FeatureCollection", "features": [area]}), encoding="utf-8")
    assert khaonet("import", "geography", tmp_path / "b.geojson")[0] == 0
    use_own_boundaries()
    assert district_at(10.5, 90.5) is None
    assert khaonet("export", "projects")[0] == 0
    assert district_at(10.5, 90.5) == "บางนา"


def test_a_file_without_boundaries_is_refused(khaonet, tmp_path):
    (tmp_path / "b.geojson").write_text("{}", encoding="utf-8")
    code, _out, err = khaonet("import", "geography", tmp_path / "b.geojson")
    assert code == 1
    assert "holds no boundaries" in err
    assert not (tmp_path / "geography.geojson").exists()

"""Rebuilds language/data/places/{districts,subdistricts}.tsv, pins.bin and outlines.json from boundary files.

    .venv/bin/python scripts/build_geography.py ../shared/data

The boundaries are only read: what is kept is a grid of 0.0004 degrees (about 44 m) that names the subdistrict of every
cell, and the borders between districts traced along that grid.
"""

import collections
import itertools
import json
import pathlib
import sys
import zlib

DATA = pathlib.Path(__file__).resolve().parent.parent / "language" / "data" / "places"
STEP, WEST, SOUTH, COLUMNS, ROWS = 0.0004, 100.325, 13.485, 1540, 1185
TOLERANCE = 1.1


def rings(geometry):
    polygons = [geometry["coordinates"]] if geometry["type"] == "Polygon" else geometry["coordinates"]
    return [ring for polygon in polygons for ring in polygon]


def cells(geometry):
    """Every cell whose centre lies inside, found row by row with the even-odd rule."""
    for row, found in crossings(geometry).items():
        found.sort()
        for left, right in zip(found[::2], found[1::2], strict=False):
            for column in range(max(0, round((left - WEST) / STEP)), min(COLUMNS, round((right - WEST) / STEP))):
                yield row * COLUMNS + column


def crossings(geometry):
    """Row -> the longitudes at which its middle line crosses the border."""
    found = collections.defaultdict(list)
    for ring in rings(geometry):
        for (x1, y1), (x2, y2) in itertools.pairwise(ring):
            low, high = sorted((y1, y2))
            for row in range(max(0, int((low - SOUTH) / STEP) - 1), min(ROWS, int((high - SOUTH) / STEP) + 2)):
                y = SOUTH + (row + 0.5) * STEP
                if low <= y < high:
                    found[row].append(x1 + (y - y1) * (x2 - x1) / (y2 - y1))
    return found


def fill(features, numbers, key):
    grid = bytearray(ROWS * COLUMNS)
    for feature in features:
        for cell in cells(feature["geometry"]):
            grid[cell] = numbers[feature["properties"][key]]
    return grid


def neighbours(cell):
    return (cell - 1, cell + 1, cell - COLUMNS, cell + COLUMNS)


def agree(fine, coarse, parent):
    """Districts decide: a cell whose subdistrict lies in another district takes the nearest one of its own."""
    waiting = collections.deque()
    for cell, district in enumerate(coarse):
        fine[cell] = fine[cell] if parent[fine[cell]] == district else 0
        if fine[cell]:
            waiting.append(cell)
    while waiting:
        cell = waiting.popleft()
        for near in neighbours(cell):
            if 0 <= near < len(fine) and not fine[near] and coarse[near] == coarse[cell]:
                fine[near] = fine[cell]
                waiting.append(near)
    return fine


def pack(grid):
    """Each row is kept as its difference from the row below, which is mostly zeros and packs well."""
    rows = [bytes(grid[r * COLUMNS : (r + 1) * COLUMNS]) for r in range(ROWS)]
    below, out = bytes(COLUMNS), []
    for row in rows:
        out.append(bytes(a ^ b for a, b in zip(row, below, strict=True)))
        below = row
    return zlib.compress(b"".join(out), 9)


def border_edges(coarse):
    """Directed unit edges between grid corners, the district named first on the left."""
    for row in range(ROWS + 1):
        for column in range(COLUMNS + 1):
            here = coarse[row * COLUMNS + column] if row < ROWS and column < COLUMNS else 0
            west = coarse[row * COLUMNS + column - 1] if row < ROWS and column else 0
            south = coarse[(row - 1) * COLUMNS + column] if row and column < COLUMNS else 0
            if here != west:
                yield (column, row), (column, row + 1), west, here
            if here != south:
                yield (column, row), (column + 1, row), here, south


def simplify(line, tolerance):
    """Douglas and Peucker's thinning, with the ends kept."""
    keep, spans = {0, len(line) - 1}, [(0, len(line) - 1)]
    while spans:
        first, last = spans.pop()
        (x1, y1), (x2, y2) = line[first], line[last]
        length = ((x2 - x1) ** 2 + (y2 - y1) ** 2) ** 0.5
        far, index = 0.0, None
        for i in range(first + 1, last):
            x, y = line[i]
            if length:
                distance = abs((x2 - x1) * (y1 - y) - (x1 - x) * (y2 - y1)) / length
            else:
                distance = ((x - x1) ** 2 + (y - y1) ** 2) ** 0.5
            if distance > far:
                far, index = distance, i
        if index is not None and far > tolerance:
            keep.add(index)
            spans += [(first, index), (index, last)]
    return [line[i] for i in sorted(keep)]


def trace(coarse):
    """The borders as arcs between junctions: (left district, right district, corners)."""
    sides, links = {}, collections.defaultdict(list)
    for a, b, left, right in border_edges(coarse):
        sides[a, b], sides[b, a] = (left, right), (right, left)
        links[a].append(b)
        links[b].append(a)
    junctions = {corner for corner, near in links.items() if len(near) != 2}
    used, arcs = set(), []
    for start in [*sorted(junctions), *sorted(links)]:
        for second in links[start]:
            if (start, second) not in used:
                line = follow(links, junctions, start, second)
                used |= {side for a, b in itertools.pairwise(line) for side in ((a, b), (b, a))}
                arcs.append((*sides[line[0], line[1]], line))
    return [arc for arc in arcs if arc[2][0] != arc[2][-1] or len(simplify(arc[2], TOLERANCE)) > 3]


def follow(links, junctions, start, second):
    line, here, onward = [start, second], start, second
    while onward not in junctions and onward != start:
        here, onward = onward, next(n for n in links[onward] if n != here)
        line.append(onward)
    return line


def assemble(district, arcs):
    """Closed rings of arc numbers; a reversed arc is written as -number - 1."""
    starts = collections.defaultdict(list)
    for number, (left, right, line) in enumerate(arcs):
        if left == district:
            starts[line[0]].append((number, line[-1]))
        if right == district:
            starts[line[-1]].append((-number - 1, line[0]))
    return [walk(starts, begin) for begin in list(starts) for _ in range(len(starts[begin])) if starts[begin]]


def walk(starts, begin):
    number, here = starts[begin].pop()
    ring = [number]
    while here != begin and starts[here]:
        number, here = starts[here].pop()
        ring.append(number)
    return ring


def deltas(line):
    out, (x0, y0) = [], (0, 0)
    for x, y in line:
        out += [x - x0, y - y0]
        x0, y0 = x, y
    return out


def long_enough(ring, arcs):
    """Specks of a few cells, left where a river border wanders, are not drawn."""
    corners = [c for n in ring for c in arcs[n if n >= 0 else -n - 1][2]]
    area = sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in zip(corners, corners[1:] + corners[:1], strict=True))
    return abs(area) > 60 or len(corners) > 60


def write_tables(admin):
    groups = {d["code"]: d["group"] for d in admin["districts"]}
    with (DATA / "districts.tsv").open("w", encoding="utf-8") as out:
        out.write("# code\tname\tEnglish\tgroup\tlatitude\tlongitude\tpostal codes\n")
        for d in admin["districts"]:
            english = {"Bang Su": "Bang Sue"}.get(d["name_en"], d["name_en"])
            postal = ",".join(map(str, d["postal"]))
            row = (d["code"], d["name_th"], english, groups[d["code"]], d["point"][1], d["point"][0], postal)
            out.write("\t".join(map(str, row)) + "\n")
    with (DATA / "subdistricts.tsv").open("w", encoding="utf-8") as out:
        out.write(
            "# code (its first four digits are the district's)\tname\tEnglish\tlatitude\tlongitude\tpostal code\n"
        )
        for s in admin["subdistricts"]:
            row = (s["code"], s["name_th"], s["name_en"], s["point"][1], s["point"][0], s["postal"])
            out.write("\t".join(map(str, row)) + "\n")


def main(source):
    admin = json.loads((source / "bangkok_admin.json").read_text(encoding="utf-8"))
    districts = {d["code"]: n for n, d in enumerate(admin["districts"], 1)}
    subdistricts = {s["code"]: n for n, s in enumerate(admin["subdistricts"], 1)}
    parent = {subdistricts[s["code"]]: districts[s["district_code"]] for s in admin["subdistricts"]} | {0: 0}
    features = [
        json.loads((source / f"bangkok_{level}.geojson").read_text(encoding="utf-8"))["features"]
        for level in ("districts", "subdistricts")
    ]
    coarse = fill(features[0], districts, "code")
    fine = agree(fill(features[1], subdistricts, "code"), coarse, parent)
    write_tables(admin)
    (DATA / "pins.bin").write_bytes(pack(fine))
    arcs = trace(coarse)
    thin = [deltas(simplify(line, TOLERANCE)) for _, _, line in arcs]
    drawn = {
        d["name_th"]: [r for r in assemble(districts[d["code"]], arcs) if long_enough(r, arcs)]
        for d in admin["districts"]
    }
    text = json.dumps({"arcs": thin, "districts": drawn}, ensure_ascii=False, separators=(",", ":"))
    (DATA / "outlines.json").write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]))

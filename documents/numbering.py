"""The numbers of headings, tables and figures: one count for every file."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from documents.blocks import Block, Bullets, Chart, DistrictMap, Heading, Paragraph, Table
from documents.thai_text import thai_digits


def numbered(blocks: Sequence[Block], *, in_thai: bool) -> list[tuple[str, Block]]:
    """Pair each block with its number in words (`1.2`, `ตารางที่ 3`, `ภาพที่ 1`), empty for running text."""
    counts: Counter[str] = Counter()
    pairs = [(_number(block, counts), block) for block in blocks]
    return [(thai_digits(number), _in_thai_digits(block)) for number, block in pairs] if in_thai else pairs


def _in_thai_digits(block: Block) -> Block:
    """Let running text, headings and titles follow the letter; cells and charts keep digits people calculate with."""
    match block:
        case Heading() | Paragraph():
            return replace(block, text=thai_digits(block.text))
        case Bullets():
            return Bullets(tuple(thai_digits(item) for item in block.items))
        case Table() | Chart() | DistrictMap():
            return replace(block, title=thai_digits(block.title))


def _number(block: Block, counts: Counter[str]) -> str:
    match block:
        case Heading(level=1):
            counts["chapter"] += 1
            counts["part"] = 0
            return str(counts["chapter"])
        case Heading():
            counts["part"] += 1
            return f"{counts['chapter']}.{counts['part']}"
        case Table():
            return _counted("ตารางที่", counts)
        case Chart():
            return _counted("แผนภูมิที่", counts)
        case DistrictMap():
            return _counted("ภาพที่", counts)
        case _:
            return ""


def _counted(kind: str, counts: Counter[str]) -> str:
    counts[kind] += 1
    return f"{kind} {counts[kind]}"

"""The office's emblem in Word: a floating picture at the place the printed page gives it."""

import io

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Cm, Length
from docx.text.paragraph import Paragraph

TOP = Cm(1.5)
EMBLEM = "ตราครุฑ"
HEIGHTS = {"letter": Cm(3), "memo": Cm(1.5)}
_ACROSS = {
    "letter": '<wp:positionH relativeFrom="page"><wp:align>center</wp:align></wp:positionH>',
    "memo": '<wp:positionH relativeFrom="margin"><wp:posOffset>0</wp:posOffset></wp:positionH>',
}
"""In the middle of the paper for a letter, at the left margin for a memo."""


def float_emblem(paragraph: Paragraph, picture: bytes, form: str) -> None:
    """Let the emblem float above the page that the paragraph begins, at the height the form gives it."""
    shape = paragraph.add_run().add_picture(io.BytesIO(picture), height=HEIGHTS[form])
    inline = shape._inline  # noqa: SLF001 (floating pictures are below python-docx's surface)
    inline.docPr.set("descr", EMBLEM)
    inline.getparent().replace(inline, _anchored(inline, form, shape.width, shape.height))


def _anchored(inline: BaseOxmlElement, form: str, width: Length, height: Length) -> BaseOxmlElement:
    anchor = parse_xml(
        f'<wp:anchor {nsdecls("wp")} distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="1" '
        'behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/>'
        f'{_ACROSS[form]}<wp:positionV relativeFrom="page"><wp:posOffset>{TOP}</wp:posOffset></wp:positionV>'
        f'<wp:extent cx="{width}" cy="{height}"/><wp:wrapNone/></wp:anchor>'
    )
    for part in ("wp:docPr", "wp:cNvGraphicFramePr", "a:graphic"):
        anchor.append(inline.find(qn(part)))
    return anchor

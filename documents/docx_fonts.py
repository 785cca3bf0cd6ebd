"""Which font Word takes where ours is not installed: the office's older TH SarabunPSK, of the same width."""

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE

from documents.docx_styles import FONT

STAND_IN = "TH SarabunPSK"
_END = b"</w:fonts>"
_ENTRY = (
    f'<w:font w:name="{FONT}"><w:altName w:val="{STAND_IN}"/><w:charset w:val="DE"/>'
    '<w:family w:val="swiss"/><w:pitch w:val="variable"/></w:font>'
)


def name_stand_in(document: Document) -> None:
    """Write our font into the table of fonts, with the name of the one that may stand in for it."""
    part = document.part.part_related_by(RELATIONSHIP_TYPE.FONT_TABLE)
    # python-docx hands this part through as bytes and has no word for what is in it.
    part._blob = part.blob.replace(_END, _ENTRY.encode() + _END)  # noqa: SLF001

"""Corrections of what happened: not the fire that was told of, but somebody who burns rubbish."""

import re

from language.happenings import find_happenings
from language.normalise import normalise

_NOT_THE_ONE = re.compile(
    r"(?:ไม่ใช่|ไม่ได้เป็น|มิใช่) ?(?P<denied>.{2,40}?)(?:(?<!ที่)(?=แต่|แค่|เป็น)|นะ|ครับ|คับ|ค่ะ|คะ|จ้า|[ ,]) ?(?P<instead>.{4,})"
)


def what_it_is(text: str) -> str:
    """Return what a text says that it is, in place of another event that it says it is not; empty of other texts."""
    found = _NOT_THE_ONE.search(normalise(text).lower())
    if found is None:
        return ""
    denied, instead = find_happenings(found["denied"]), find_happenings(found["instead"])
    return found["instead"].strip() if denied and instead - denied else ""

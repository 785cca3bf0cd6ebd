"""What in a message points to one person, and where it stands."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from language.account_numbers import find_bank_accounts, find_national_ids
from language.handles import find_emails, find_line_ids
from language.house_numbers import find_house_numbers
from language.names import find_names
from language.normalise import plain_characters
from language.phones import find_phones
from language.plates import find_plates


class DatumType(StrEnum):
    """The kinds of personal data that are found."""

    PHONE = "phone"
    NATIONAL_ID = "national_id"
    PLATE = "plate"
    PERSON_NAME = "person_name"
    LINE_ID = "line_id"
    EMAIL = "email"
    BANK_ACCOUNT = "bank_account"
    ADDRESS_NO = "address_no"


@dataclass(frozen=True, slots=True)
class PersonalDatum:
    """One piece of personal data: a half-open span of code points and its kind."""

    start: int
    end: int
    type: DatumType


_FINDERS: tuple[tuple[DatumType, Callable[[str], Iterator[tuple[int, int]]]], ...] = (
    (DatumType.EMAIL, find_emails),
    (DatumType.NATIONAL_ID, find_national_ids),
    (DatumType.BANK_ACCOUNT, find_bank_accounts),
    (DatumType.PHONE, find_phones),
    (DatumType.LINE_ID, find_line_ids),
    (DatumType.PLATE, find_plates),
    (DatumType.ADDRESS_NO, find_house_numbers),
    (DatumType.PERSON_NAME, find_names),
)
"""Surest first: where two finders claim the same characters the earlier one keeps them."""


_WEB_ADDRESS = re.compile(r"(?:https?://|www\.)(?![!-~]{0,12}line\.me/)[!-~]+", re.IGNORECASE)


def find_personal_data(text: str) -> tuple[PersonalDatum, ...]:
    """Find the personal data of a message, in reading order, in code points of the text as it was typed."""
    plain = plain_characters(text)
    readable = _WEB_ADDRESS.sub(lambda address: " " * len(address.group()), plain.text)
    found: list[PersonalDatum] = []
    taken = bytearray(len(text))
    for kind, find in _FINDERS:
        for span in find(readable):
            start, end = plain.span(*span)
            if not any(taken[start:end]):
                taken[start:end] = b"\x01" * (end - start)
                found.append(PersonalDatum(start, end, kind))
    return tuple(sorted(found, key=lambda datum: datum.start))

"""The shape of what LINE and its bots send each other."""

from typing import Any

Json = dict[str, Any]

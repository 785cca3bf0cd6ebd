"""Exported LINE chats: bytes of a text file in, who said what when out; knows nothing of groups or tips."""

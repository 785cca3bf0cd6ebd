"""Pure Thai: text in, value out. The only importer of PyThaiNLP."""

import os

# Importing PyThaiNLP would otherwise make a folder in the home directory, and a missing corpus would be downloaded.
os.environ.setdefault("PYTHAINLP_READ_ONLY", "1")  # noqa: TID251
os.environ.setdefault("PYTHAINLP_OFFLINE", "1")  # noqa: TID251

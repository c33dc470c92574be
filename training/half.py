"""Half of the annotated reports, as a branch sees them that has learnt the other half.

What weighs the encoder's word against others (`training.siding`) is fitted on these: how far it can be believed shows
only on reports that it has not learnt. `training.events.halves` trains that branch.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from unittest.mock import patch

from training.annotated import is_held_out


def is_read(doc: str) -> bool:
    """Whether a document is of the half that the branch reads, having learnt the other."""
    return not is_held_out(doc) and zlib.crc32(doc.encode()) // 12 % 2 == 0


@contextmanager
def reading_by(folder: Path) -> Iterator[None]:
    """Let an exported branch stand for the installed one.

    Args:
        folder: holds what the package `onrecord-en` holds.
    """
    import onrecord_en

    from onrecord.reading.encoder import encoder

    encoder.cache_clear()
    with patch.object(onrecord_en, "path", lambda: folder):
        yield
    encoder.cache_clear()

"""The command line: a thin skin over the library."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from typing import NoReturn

__all__ = ["main"]

ONE_THREAD = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "VECLIB_MAXIMUM_THREADS")
DONE, FAILED, WRONG_USAGE, INTERRUPTED = 0, 1, 2, 130


def main(argv: Sequence[str] | None = None) -> NoReturn:
    """Run a command and leave: 0 done, 1 something failed, 2 wrong usage, 130 interrupted.

    Args:
        argv: the words after the program's name; those of the process unless given.
    """
    try:
        code = _run(argv)
    except KeyboardInterrupt:
        code = INTERRUPTED
    sys.exit(code)


def _run(argv: Sequence[str] | None) -> int:
    # before NumPy comes in: threads of its own cost more than they bring on sentences
    for name in ONE_THREAD:
        os.environ.setdefault(name, "1")
    from ._app import app
    from ._out import be_lenient, close_output, tell_error

    be_lenient()
    try:
        app(args=argv, prog_name="onrecord")
    except OSError as e:
        tell_error(f"{e.filename or 'standard output'}: {e.strerror or e}")
        return FAILED
    except Exception as e:
        from onrecord.record import OnrecordError, QueryError

        if not isinstance(e, OnrecordError):
            raise
        tell_error(e)
        return WRONG_USAGE if isinstance(e, QueryError) else FAILED
    finally:
        close_output()
    return DONE

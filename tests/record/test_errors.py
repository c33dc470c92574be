from __future__ import annotations

import pickle

import pytest

from onrecord.record import IntakeError, LedgerError, OnrecordError, QueryError, RecordError, _errors


def family() -> list[type[OnrecordError]]:
    return [getattr(_errors, name) for name in _errors.__all__]


@pytest.mark.parametrize("kind", family())
def test_every_error_survives_the_way_between_processes(kind: type[OnrecordError]) -> None:
    if issubclass(kind, IntakeError | LedgerError | QueryError):
        error = kind("a.txt", "why it is so")
        assert str(error) == "a.txt: why it is so"
    elif issubclass(kind, RecordError):
        error = kind(["actors[0].name: is missing", "notes[1]: is no text"])
    elif kind is OnrecordError:
        error = kind("something")
    else:
        error = kind("a.txt", "why it is so")  # type: ignore[call-arg]
    back = pickle.loads(pickle.dumps(error))
    assert type(back) is kind
    assert str(back) == str(error)
    assert vars(back) == vars(error)


def test_the_tree_at_the_head_of_the_errors_shows_every_one_in_its_place() -> None:
    tree = [line for line in (_errors.__doc__ or "").splitlines() if line.strip(" │├└─").split("  ")[0].isidentifier()]
    above: list[str] = []
    for line in tree:
        name = line.strip(" │├└─").split("  ")[0]
        depth = (len(line) - len(line.lstrip(" │├└─")) - 4) // 4
        del above[depth:]
        if above:
            assert issubclass(getattr(_errors, name), getattr(_errors, above[-1]))
        above.append(name)
    assert sorted(line.strip(" │├└─").split("  ")[0] for line in tree) == sorted(_errors.__all__)


def test_a_record_error_may_be_made_of_one_fault() -> None:
    assert RecordError("text: is missing").faults == ("text: is missing",)

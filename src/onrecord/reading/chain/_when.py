"""On what day it was said, as far as the report says."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from onrecord.record import ChainLink, DatedBy, Span, Time

from ._acts import Act
from ._beside import Beside
from ._days import Days
from ._opening import Opening, is_of_another_time, is_perfect
from ._page import Page

LASTS = 12
"""Sentences after which a speaker's earlier words no longer date the later ones."""
LEADS = 10
"""Sentences in which the date of what a report opens with may follow."""


@dataclass(frozen=True, slots=True)
class _Dated:
    by: DatedBy
    sentence: int
    media: tuple[str, ...]


def dates_of(
    page: Page,
    acts: Sequence[Act],
    times: Sequence[Time],
    chains: Mapping[int, tuple[ChainLink, ...]],
    media: Sequence[Span] = (),
) -> dict[int, DatedBy]:
    """When acts were performed, by `id` of the act; those that nothing dates are left out.

    A time of the cue's own clause dates an act. One without takes the date on which the report
    last had the same speaker speak or act; the report's opening takes that of the words it sums up.
    A report that tells of one day only tells what was said on it.

    Args:
        page: the report.
        acts: in text order.
        times: its time expressions with their values.
        chains: the chain of each act by `id`: words to another medium were said at another time.
        media: where the report names media.
    """
    days = Days(page.parsed.report, times, acts, media)
    opening = Opening(page, days)
    out = _Dates(Beside(page, days), opening, chains).of(acts)
    if opening.by is not None:
        for act in acts:
            if id(act) not in out and opening.dates(act, chains.get(id(act), ())):
                out[id(act)] = opening.by
    return out


class _Dates:
    """Goes through the acts of a report in text order and keeps in mind when each speaker last spoke."""

    def __init__(self, beside: Beside, opening: Opening, chains: Mapping[int, tuple[ChainLink, ...]]) -> None:
        self._beside = beside
        self._opening = opening
        self._chains = chains
        self._last: dict[str, _Dated] = {}
        self._waiting: dict[str, list[Act]] = {}
        self._out: dict[int, DatedBy] = {}

    def of(self, acts: Sequence[Act]) -> dict[int, DatedBy]:
        for act in acts:
            found = self._beside.of(act)
            if act.speaker is None or act.outer is not None:
                if found is not None:
                    self._out[id(act)] = found
            elif is_of_another_time(act):
                # "had said on Friday" dates nothing but itself, and is dated by nothing else.
                if found is not None:
                    self._out[id(act)] = found
            else:
                self._put(act, act.speaker.id, found or self._carried(act, act.speaker.id))
        return self._out

    def _put(self, act: Act, speaker: str, found: DatedBy | None) -> None:
        if found is None:
            self._waiting.setdefault(speaker, []).append(act)
            found = self._beside.on_programme(act)  # until the report says that it was recorded the day before
            if found is None:
                return
        else:
            self._date_waiting(speaker, act, found)
        self._out[id(act)] = found
        if len(found.value) > len("2000"):
            self._last[speaker] = _Dated(found, act.sentence, self._media(act))

    def _date_waiting(self, speaker: str, act: Act, found: DatedBy) -> None:
        """Give a day to the words before that summed these up, or were said on the same medium."""
        for first in self._waiting.pop(speaker, ()):
            same = id(first) not in self._out or self._media(first) == self._media(act)
            if same and act.sentence - first.sentence <= LEADS and len(found.value) == len("2000-01-01"):
                self._out[id(first)] = found

    def _carried(self, act: Act, speaker: str) -> DatedBy | None:
        """The date of what the same speaker said before, of the sentence, or of what the opening tells of him."""
        before = self._last.get(speaker)
        if before is not None and self._goes_on(act, before):
            return before.by
        if act.cue is not None and act.cue.tag_ == "VBD" and (found := self._beside.around(act)):
            return found
        opening = self._opening
        if opening.by is None or opening.subject is None or opening.subject.id != speaker:
            return None
        return opening.by if self._goes_on(act, _Dated(opening.by, opening.sentence, ())) else None

    def _media(self, act: Act) -> tuple[str, ...]:
        return tuple(link.name for link in self._chains.get(id(act), ())[1:-1])

    def _goes_on(self, act: Act, before: _Dated) -> bool:
        """Whether an act may be of the occasion on which its speaker last spoke."""
        if act.sentence - before.sentence > LASTS or is_perfect(act.cue):
            return False
        media = self._media(act)
        return not media or not before.media or media == before.media

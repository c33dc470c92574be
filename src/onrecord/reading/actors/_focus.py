"""Whom a pronoun or a bare description means, by what the sentences before it hold."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from ._cast import Cast, Figure
from ._page import Page

_SUBJECT = frozenset({"nsubj", "nsubjpass", "agent", "csubj"})
_PRONOUNS = frozenset({"he", "she", "it", "they", "who"})
_REACH = 4  # sentences to look back
_FARTHEST = 12  # with those in between that only continue a quotation


@dataclass(slots=True)
class Seen:
    """A mention as the focus remembers it."""

    token: int
    figure: Figure
    subject: bool
    quoted: bool


class Focus:
    """What a reader has in mind at a point of the text."""

    def __init__(self, cast: Cast) -> None:
        self.cast, self.page = cast, cast.page
        self.seen: defaultdict[int, list[Seen]] = defaultdict(list)
        self.speaker: tuple[int, Figure] | None = None
        self._steps = self._spoken_steps()
        for figure in cast.figures:
            for spot in figure.spots:
                self.note(figure, spot.head)

    def note(self, figure: Figure, token: int) -> None:
        """Remember a mention."""
        page = self.page
        n = page.sentence[token]
        if n >= 0:
            self.seen[n].append(Seen(token, figure, _is_subject(token, page), page.quoted[token]))

    def best(
        self, i: int, fits: dict[Figure, bool] | None, sex: str, *, source: bool, barred: Figure | None
    ) -> Figure | None:
        """The figure most likely meant at token `i`.

        Args:
            fits: figures that come in question; None for all of the sex.
            sex: m, f, t (a thing) or p (in number).
            source: whether the word is the source of an attribution.
            barred: who cannot be meant: the speaker of the words that hold the pronoun.
        """
        page = self.page
        here = page.sentence[i]
        if here < 0:
            return None
        scores: dict[Figure, float] = {}
        for n in range(here, -1, -1):
            if self._back(n, here, i) >= _REACH or here - n > _FARTHEST:
                break
            for s in self.seen[n]:
                if s.token >= i or s.figure is barred or (fits is not None and s.figure not in fits):
                    continue
                if fits is None and not agrees(s.figure, sex):
                    continue
                score = self._score(s, i, self._back(n, here, i), near_matters=sex == "t")
                if score > scores.get(s.figure, -9.0):
                    scores[s.figure] = score
        if not scores:
            return self._after(i, here, sex, barred) if fits is None else None
        for figure in scores:
            scores[figure] += min(len(figure.spots), 12) * 0.06 + (0.9 if figure.sex == sex else 0.0)
        if source and self.speaker and self.speaker[1] in scores:
            back = self._back(page.sentence[self.speaker[0]], here, i)
            if back <= 2:
                scores[self.speaker[1]] += 0.3 if self._another_took_over(i, sex, fits) else 1.2
        return max(scores, key=lambda f: scores[f])

    def _another_took_over(self, i: int, sex: str, fits: dict[Figure, bool] | None) -> bool:
        """Whether, since somebody last spoke, another became the subject of a sentence of the report's own."""
        if self.speaker is None:
            return False
        token, speaker = self.speaker
        page = self.page
        for n in range(page.sentence[token] + 1, page.sentence[i] + 1):
            for s in self.seen[n]:
                if not s.subject or s.token >= i or s.token <= token or s.figure is speaker or s.quoted:
                    continue
                fitting = agrees(s.figure, sex) if fits is None else s.figure in fits
                named = s.figure.is_person and page.low[s.token] not in _PRONOUNS
                if fitting and named and _of_main_clause(s.token, page):
                    return True
        return False

    def _score(self, s: Seen, i: int, back: int, *, near_matters: bool) -> float:
        page = self.page
        score = -1.1 * back + (1.2 if s.subject else 0.0)
        if s.subject and _of_main_clause(s.token, page):
            score += 0.4
        if back == 0:
            score += 0.2 if not near_matters else 1.2 - (i - s.token) / 30
        if s.quoted and not page.quoted[i]:
            score -= 2.0
        return score + (s.token / (i + 1)) * 0.1

    def _spoken_steps(self) -> list[int]:
        """For each sentence how many before it hold words outside quotation marks."""
        page = self.page
        steps = [0]
        for start, end in page.sentences:
            own = any(not page.quoted[k] and page.pos[k] not in ("PUNCT", "SPACE") for k in range(start, end))
            steps.append(steps[-1] + own)
        return steps

    def _back(self, n: int, here: int, i: int) -> int:
        """Sentences between; the words of a quotation in between do not count for what follows it."""
        return here - n if self.page.quoted[i] else self._steps[here] - self._steps[n]

    def _after(self, i: int, here: int, sex: str, barred: Figure | None) -> Figure | None:
        """A name later in the sentence: "As he left, Hale said"."""
        later = [s for s in self.seen[here] if s.token > i and s.figure is not barred and agrees(s.figure, sex)]
        return min(later, key=lambda s: s.token).figure if later else None


def agrees(figure: Figure, sex: str) -> bool:
    """Whether a pronoun of this sex or number may mean a figure."""
    if sex in ("m", "f"):
        one = figure.is_person or (figure.kind == "office" and figure.sex != "p")
        return one and figure.sex in ("", sex)
    if sex == "p":
        return figure.sex == "p" or figure.kind in ("crowd", "group", "party", "armed group", "organization")
    return figure.sex == "t" and not figure.is_person


def _of_main_clause(i: int, page: Page) -> bool:
    verb = page.head[i]
    return page.dep[verb] == "ROOT"


def _is_subject(i: int, page: Page) -> bool:
    if page.dep[i] in _SUBJECT:
        return True
    head = page.head[i]
    return page.dep[i] in ("appos", "conj", "compound") and head != i and page.dep[head] in _SUBJECT

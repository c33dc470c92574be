"""Verbs that attribute: the clause, infinitive, object or name that a verb gives as somebody's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.reading.lexicon import Cue, cues
from onrecord.record import Spans

from ._found import Found
from ._phrases import cue_range, pieces, source_of, source_range, subject, subtree, without
from ._relayed import writings

if TYPE_CHECKING:
    from spacy.tokens import Span as DocSpan
    from spacy.tokens import Token

_STOPS = frozenset({",", ";", ":", "—", "–", "--", "-", '"', "“", "”", "''", "."})
_MARKS = frozenset({'"', "“", "''", "``", "‘"})
_AFTERTHOUGHTS = frozenset({"relcl", "advcl", "acl"})
_ASIDE = frozenset({"parataxis", "ccomp", "advcl", "dep"})


def find_verbs(sent: DocSpan) -> list[Found]:
    """What the verbs of a sentence attribute, in text order."""
    lexicon = cues()
    found: list[Found] = []
    for token in sent:
        if token.pos_ not in ("VERB", "AUX"):
            continue
        cue = lexicon.get(token.lemma_.lower())
        if cue is not None and not _quotes_as_saying(token) and (one := _read(token, cue, sent)) is not None:
            found.append(one)
    return found


def _quotes_as_saying(verb: Token) -> bool:
    """Whether a verb only hands on the cue under it: *quoted her as saying that ...*."""
    return any(
        under.dep_ == "pcomp" and under.tag_ == "VBG" and (cue := cues().get(under.lemma_.lower())) and cue.communicates
        for prep in verb.rights
        if prep.dep_ == "prep" and prep.lower_ == "as"
        for under in prep.children
    )


def _read(verb: Token, cue: Cue, sent: DocSpan) -> Found | None:
    by_dep: dict[str, list[Token]] = {}
    for child in verb.children:
        by_dep.setdefault(child.dep_, []).append(child)
    if cue.kind == "seem":
        return _seem(verb, cue, by_dep)
    if "nsubjpass" in by_dep and "xcomp" in by_dep and (hearsay := _said_to_be(verb, cue, by_dep)):
        return hearsay
    for frame, read in _FRAMES:
        if frame in cue.frames and (one := read(verb, cue, by_dep, sent)):
            return one
    if "quote" in cue.frames and (one := _aside(verb, cue, by_dep, sent)):
        return one
    if cue.prepositions:
        return _preposition(verb, cue, by_dep)
    return None


def _make(
    way: str, verb: Token, ranges: list[tuple[int, int]], *, source: Spans | None = None, final: bool = False
) -> Found | None:
    doc = verb.doc
    cue = cue_range(verb)
    content = pieces(doc, [part for r in ranges for part in without(r, [cue])])
    if not content:
        return None
    if source is None:
        noun = source_of(verb)
        source = pieces(doc, [source_range(noun, verb.i)]) if noun is not None else ()
        if any(a < d and c < b for a, b in source for c, d in content):
            source = tuple(s for s in source if not any(s[0] < d and c < s[1] for c, d in content))
    return Found(way, verb.lemma_.lower(), verb.i, source, pieces(doc, [cue]), content, final)


def _clause(verb: Token, cue: Cue, by_dep: dict[str, list[Token]], sent: DocSpan) -> Found | None:
    clauses = [c for c in by_dep.get("ccomp", ()) if c.i > verb.i]
    before = [c for c in by_dep.get("ccomp", ()) if c.i < verb.i]
    if not clauses and not before:
        asides = by_dep.get("parataxis", ()) if cue.kind == "say" else ()
        clauses = [c for c in asides if c.i > verb.i and c.pos_ in ("VERB", "AUX")]
    if clauses and _opens_with_word(verb, clauses[0]):
        before = []  # what stands first only says when or why: *On Monday, as it rained, she said that ...*
    if before and (subject(verb) is not None or verb.dep_ == "ROOT"):
        return _after_content(verb, before[0], clauses, sent)
    if clauses:
        start = min(subtree(c)[0] for c in clauses)
        end = max(_clause_end(verb, c) for c in clauses)
        that = next((c.i for c in clauses[0].lefts if c.dep_ == "mark" and c.lower_ == "that"), start)
        start = max(start, that, verb.i + 1)  # *reported, citing officials, that ...*
        if (between := _between_commas(verb, cue, sent)) is not None:
            return between
        return _make("clause", verb, [(start, end)])
    if told := _in_writing(by_dep):
        return _make("clause", verb, [told])
    return _aside(verb, cue, by_dep, sent) if cue.kind in ("say", "report", "think", "ask") else None


def _opens_with_word(verb: Token, clause: Token) -> bool:
    """Whether a clause follows its cue with *that* or directly, so that no words before it can be the content."""
    first = clause.left_edge
    if first.i <= verb.i:
        return False
    if first.i == verb.i + 1:
        return first.text not in _STOPS
    return first.lower_ == "that" and first.dep_ == "mark" and verb.doc[first.i - 1].text not in (",", "”", '"')


def _in_writing(by_dep: dict[str, list[Token]]) -> tuple[int, int] | None:
    """``said in a statement that ...``: the clause that the parser hung on the noun between."""
    for prep in by_dep.get("prep", ()):
        for noun in prep.children:
            for clause in noun.rights if noun.dep_ == "pobj" and noun.lemma_.lower() in writings() else ():
                first = clause.left_edge
                if clause.dep_ in ("acl", "relcl", "ccomp") and first.lower_ == "that" and first.dep_ == "mark":
                    return subtree(clause)
    return None


def _clause_end(verb: Token, clause: Token) -> int:
    """Where the content ends: before a second verb of saying that shares the speaker (*said ... and added*)."""
    end = subtree(clause)[1]
    lexicon = cues()
    heads = [clause]
    while heads:
        head = heads.pop()
        for child in head.rights:
            if child.dep_ != "conj" or child.pos_ not in ("VERB", "AUX"):
                continue
            cue = lexicon.get(child.lemma_.lower())
            if cue and cue.communicates and child.tag_ == verb.tag_ and subject(child) is None:
                first = min(child.left_edge.i, cue_range(child)[0])
                return first - 1 if verb.doc[first - 1].dep_ == "cc" else first
            heads.append(child)
    return _without_afterthought(clause, end)


def _without_afterthought(clause: Token, end: int) -> int:
    """Where a last ``, which ...`` or ``, leaving ...`` begins: more often the report's words than the speaker's."""
    doc = clause.doc
    for i in range(clause.i + 1, end - 1):
        if doc[i].text != ",":
            continue
        top = doc[i + 1]
        while top.head.i != top.i and top.head.left_edge.i == i + 1:
            top = top.head
        if top.dep_ in _AFTERTHOUGHTS and (top.dep_ != "advcl" or top.tag_ == "VBG") and top.right_edge.i + 2 >= end:
            return i
    return end


def _between_commas(verb: Token, cue: Cue, sent: DocSpan) -> Found | None:
    """``Granting a trial would, said Carlile, also help``: commas on both sides, whatever the parser made of it."""
    if cue.kind != "say" or verb.dep_ not in ("ROOT", "parataxis", "ccomp") or subject(verb) is None:
        return None
    doc = verb.doc
    start, end = cue_range(verb)
    noun = subject(verb)
    if noun is not None:
        a, b = subtree(noun)
        start, end = min(start, a), max(end, b)
    if start - sent.start < 2 or end >= sent.end - 2 or doc[start - 1].text != "," or doc[end].text != ",":
        return None
    if doc[end + 1].text in _MARKS or not any(doc[i].pos_ in ("VERB", "AUX") for i in range(sent.start, start)):
        return None
    return _make("aside", verb, [(sent.start, start), (end, sent.end)], final=True)


def _cue_clause(verb: Token, sent: DocSpan, content: Token | None) -> tuple[int, int]:
    """From the subject of a cue to the end of what belongs to it, where it stands beside or within its content."""
    doc = verb.doc
    start, end = cue_range(verb)
    noun = subject(verb)
    if noun is not None:
        a, b = source_range(noun, verb.i)
        start, end = min(start, a), max(end, b)
    while end < sent.end and doc[end].text not in _STOPS and verb.is_ancestor(doc[end]):
        if content is not None and (content.i == doc[end].i or content.is_ancestor(doc[end])):
            break
        end += 1
    return start, end


def _after_content(verb: Token, clause: Token, after: list[Token], sent: DocSpan) -> Found | None:
    """The content stands first: *..., she said on Monday* and *..., she said, ...*."""
    start, end = _cue_clause(verb, sent, clause)
    source: Spans | None = None
    if (beside := _apposed_source(verb, start, sent)) is not None:
        start, source = beside[0], pieces(verb.doc, [beside])
    first = sent.start if verb.dep_ == "ROOT" else subtree(clause)[0]
    last = max([subtree(clause)[1], *(subtree(c)[1] for c in after)])
    ranges = [(first, start)]
    if last > end:
        ranges.append((end, last))
    doc = verb.doc
    opens = end + (end < sent.end and doc[end].text in (",", ":"))
    if (end < sent.end and doc[end].text == ":") or (
        opens < sent.end and doc[opens].text in _MARKS and not any(doc[i].text in _MARKS for i in range(first, start))
    ):
        return _make("clause", verb, [(end, max(last, end + 1, sent.end))])
    return _make("clause before", verb, ranges, source=source, final=True)


def _apposed_source(verb: Token, start: int, sent: DocSpan) -> tuple[int, int] | None:
    """The source that the parser took for an apposition of the last word of the content.

    In *... boarded the ship Larus, a hospital in the port said* no comma parts the content from
    what the parser has for its source, but one stands before the apposition.
    """
    noun, doc = subject(verb), verb.doc
    if noun is None or start <= sent.start or doc[start - 1].text in _STOPS or noun.i > verb.i:
        return None
    for child in noun.rights:
        edge = child.left_edge.i
        if child.dep_ == "appos" and doc[edge - 1].text == "," and child.right_edge.i + 1 == cue_range(verb)[0]:
            return edge, child.right_edge.i + 1
    return None


def _aside(verb: Token, cue: Cue, by_dep: dict[str, list[Token]], sent: DocSpan) -> Found | None:
    """A cue set into its content by commas: *The talks, he said, had failed.*"""
    head = verb.head
    if verb.dep_ not in _ASIDE or head.i == verb.i or subject(verb) is None or "mark" in by_dep:
        return None
    start, end = _cue_clause(verb, sent, None)
    doc = verb.doc
    if not _set_off(doc[start - 1].text if start > sent.start else "", doc[end].text if end < sent.end else ""):
        return None
    whole = (sent.start, sent.end) if head.dep_ == "ROOT" else subtree(head)
    return _make("aside", verb, without(whole, [(start, end)]), final=True)


def _set_off(before: str, after: str) -> bool:
    return (before in _STOPS) and (after in _STOPS or not after)


def _infinitive(verb: Token, cue: Cue, by_dep: dict[str, list[Token]], sent: DocSpan) -> Found | None:
    for child in (*by_dep.get("xcomp", ()), *by_dep.get("ccomp", ()), *by_dep.get("advcl", ())):
        if child.i > verb.i and any(c.dep_ == "aux" and c.lower_ == "to" for c in child.lefts):
            start, end = subtree(child)
            for middle in (*by_dep.get("dobj", ()), *by_dep.get("dative", ())):
                if verb.i < middle.i < start:
                    start = subtree(middle)[0]
            for middle in by_dep.get("prep", ()):
                if verb.i < middle.i < start and middle.lower_ in cue.prepositions:
                    start = subtree(middle)[0] + 1
            return _make("inf", verb, [(max(start, verb.i + 1), end)])
    return None


def _name(verb: Token, cue: Cue, by_dep: dict[str, list[Token]], sent: DocSpan) -> Found | None:
    as_what = [c for c in by_dep.get("prep", ()) if c.lower_ == "as" and c.i > verb.i]
    what = [*by_dep.get("oprd", ()), *as_what]
    if cue.kind == "name":
        what += [c for c in by_dep.get("ccomp", ()) if c.i > verb.i]
    if not what:
        return _named_in_marks(verb, by_dep) if cue.kind == "name" else None
    end = max(subtree(c)[1] for c in what)
    start = min(subtree(c)[0] for c in what)
    whom = [c for c in by_dep.get("dobj", ()) if c.i > verb.i]
    if whom:
        return _make("name", verb, [(subtree(whom[0])[0], end)])
    ranges = [(start + 1 if as_what else start, end)]
    if passive := by_dep.get("nsubjpass"):
        ranges.insert(0, subtree(passive[0]))
    return _make("name", verb, ranges)


def _named_in_marks(verb: Token, by_dep: dict[str, list[Token]]) -> Found | None:
    """``called the plan “a disgrace”`` where the parser took the name for part of the object."""
    for child in by_dep.get("dobj", ()):
        start, end = subtree(child)
        if child.i > verb.i and any(verb.doc[i].text in _MARKS for i in range(start, end)):
            return _make("name", verb, [(start, end)])
    return None


def _object(verb: Token, cue: Cue, by_dep: dict[str, list[Token]], sent: DocSpan) -> Found | None:
    objects = [c for c in by_dep.get("dobj", ()) if c.i > verb.i]
    if not objects:
        passive = by_dep.get("nsubjpass")
        return _make("np passive", verb, [subtree(passive[0])]) if passive and "agent" in by_dep else None
    start, end = subtree(objects[0])
    for prep in by_dep.get("prep", ()):
        if prep.i >= end and (prep.lower_ in cue.prepositions or prep.lower_ == "as"):
            end = subtree(prep)[1]
    return _make("np", verb, [(start, end)])


def _preposition(verb: Token, cue: Cue, by_dep: dict[str, list[Token]]) -> Found | None:
    for prep in by_dep.get("prep", ()):
        if prep.lower_ in cue.prepositions and prep.i > verb.i and not _is_time(prep):
            start, end = subtree(prep)
            return _make("preposition", verb, [(start + 1, end)])
    return None


def _is_time(prep: Token) -> bool:
    return any(c.dep_ == "pobj" and c.ent_type_ in ("DATE", "TIME") for c in prep.children)


def _said_to_be(verb: Token, cue: Cue, by_dep: dict[str, list[Token]]) -> Found | None:
    """*He is said to have fled*: the subject and the infinitive are the content; whose words, nobody says."""
    child = by_dep["xcomp"][0]
    if cue.kind in ("ask", "commit") or not any(c.dep_ == "aux" and c.lower_ == "to" for c in child.lefts):
        return None
    return _make("said to be", verb, [subtree(by_dep["nsubjpass"][0]), subtree(child)])


def _seem(verb: Token, cue: Cue, by_dep: dict[str, list[Token]]) -> Found | None:
    what = [c for d in ("xcomp", "oprd", "acomp", "ccomp") for c in by_dep.get(d, ()) if c.i > verb.i]
    whose = by_dep.get("nsubj")
    if not what or not whose:
        return None
    return _make("seem", verb, [subtree(whose[0]), subtree(what[0])], source=())


_FRAMES = (("clause", _clause), ("name", _name), ("inf", _infinitive), ("np", _object))

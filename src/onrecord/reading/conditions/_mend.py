"""Where the parser cuts a condition wrongly: its halves put right by order, commas and quotation marks."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from ._halves import MAX_TOKENS, SUBJECTS, VERBAL, Halves, is_modal, is_saying, kids, subtree

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

ENDS = frozenset(',.;:?!()"“”–—')
DASHES = frozenset({"-", "–", "—", "--", "_"})
NOT = frozenset({"not", "n't", "n’t"})
CLAUSE_OPENERS = frozenset({"CC", "WDT", "WP", "WRB"})
MAX_CLIMB = 6
FAR = 200


def mended(found: Halves, sentence: Span) -> Halves:
    """The same condition with the words that the parse has put elsewhere."""
    if found.then is None or _holds(found.if_tokens, found.then):
        found = _split_at_subject(_split_at_comma(found))
    found = _split_after_passive(found)
    _turn_round(found, sentence)
    found.if_tokens = _filled(found, sentence)
    if found.then is not None and found.then_tokens is None:
        found.then = whole_clause(_modal_above(found.then))
    return found


def _holds(tokens: list[Token], token: Token) -> bool:
    return any(t.i == token.i for t in tokens)


def _split_at_comma(found: Halves) -> Halves:
    """ "If they come, we go" read as one clause: the part after the comma that has a subject is the consequence."""
    tokens = found.if_tokens
    first: int | None = None
    for k, token in enumerate(tokens[:-1]):
        if token.lower_ != "," or (first is None and not _is_clause(tokens[:k])):
            continue
        first = k if first is None else first
        verb = _main_verb(tokens[k + 1 :])
        if verb is not None and not (is_saying(verb) and verb.dep_ == "parataxis"):
            return Halves(found.pattern, found.opener, tokens[:first], verb, tokens[k + 1 :])
    return found


def _split_at_subject(found: Halves) -> Halves:
    """ "if it goes on more will die" read as one clause: the second subject begins the consequence."""
    broken = found.then is None or _holds(found.if_tokens, found.then)
    if not broken or found.pattern != "mark" or found.if_tokens[0].i != found.opener.i:
        return found
    outer = found.opener.head
    subject = next((c for c in kids(outer) if c.dep_ in SUBJECTS and c.dep_[0] == "n"), None)
    if subject is None or not any(is_modal(c) for c in kids(outer)):
        return found
    first = subject.left_edge.i
    before = list(outer.doc[found.opener.i : first])
    if not any(t.pos_ in VERBAL and any(c.dep_ in SUBJECTS for c in kids(t)) for t in before):
        return found
    words = [t for t in subtree(outer) if t.i >= first]
    return Halves(found.pattern, found.opener, before, outer, words)


def _split_after_passive(found: Halves) -> Halves:
    """ "if nothing is announced the focus will shift": what is announced says nothing, so that is the consequence."""
    verb = found.opener.head
    passive = any(c.dep_ == "nsubjpass" and c.lower_ != "it" for c in kids(verb))
    after = next((c for c in kids(verb) if c.dep_ == "ccomp" and c.i > verb.i), None)
    if found.pattern != "mark" or not passive or after is None or any(c.dep_ == "mark" for c in kids(after)):
        return found
    subject = next((c for c in kids(after) if c.dep_ in SUBJECTS), None)
    if subject is None or not any(is_modal(c) for c in kids(after)):
        return found
    first = subject.left_edge.i
    words = [t for t in subtree(after) if t.i >= first]
    return Halves(found.pattern, found.opener, [t for t in found.if_tokens if t.i < first], after, words)


def is_dash(token: Token) -> bool:
    """Whether a hyphen or a line between spaces breaks the sentence off."""
    return token.lower_ in DASHES and bool(token.whitespace_) and bool(token.nbor(-1).whitespace_)


def _is_clause(tokens: list[Token]) -> bool:
    return any(t.pos_ in VERBAL for t in tokens)


def _main_verb(tokens: list[Token]) -> Token | None:
    """The verb of a clause that begins with its subject, or that is a bare order."""
    if tokens and tokens[0].tag_ == "VB":
        return tokens[0]
    for token in islice(tokens, MAX_TOKENS):
        if token.tag_ in CLAUSE_OPENERS or token.dep_ == "mark":
            return None
        if token.dep_ in SUBJECTS and token.head.pos_ in VERBAL and _holds(tokens, token.head):
            return token.head
    return None


def _turn_round(found: Halves, sentence: Span) -> None:
    """ "They may go, as long as we know they are safe": what no comma parts from the condition belongs to it."""
    then, opener = found.then, found.opener
    if then is None or then.i < opener.i or found.pattern == "consequence" or not found.if_tokens:
        return
    before = verb_before(opener, sentence)
    between = then.doc[opener.i : then.i]
    if before is None or is_saying(before) or any(t.lower_ in ENDS or t.lower_ == "then" for t in between):
        return
    if opener.nbor(-1).dep_ in ("mark", "cc"):
        return
    found.if_tokens = list(then.doc[found.if_tokens[0].i : then.i + 1])
    found.then = before


def verb_before(token: Token, sentence: Span) -> Token | None:
    """The verb of the clause before a word."""
    for other in reversed(list(token.doc[max(sentence.start, token.i - FAR) : token.i])):
        if other.pos_ in VERBAL and other.dep_ not in ("aux", "auxpass", "relcl", "acl", "xcomp", "pcomp"):
            return other
    return None


def _filled(found: Halves, sentence: Span) -> list[Token]:
    """Without holes, and where the condition stands last, up to the comma that ends it."""
    tokens = found.if_tokens
    out: list[Token] = []
    for token in tokens:
        if out and 1 < token.i - out[-1].i <= MAX_CLIMB:
            hole = list(token.doc[out[-1].i + 1 : token.i])
            if not any(t.lower_ in ENDS or t.dep_ in SUBJECTS or _is_main(t, found) for t in hole):
                out.extend(hole)
        out.append(token)
    following = out[-1].nbor(1) if out[-1].i + 1 < sentence.end else None
    if following is not None and following.lower_ in NOT:
        out.append(following)
    if found.then is not None and found.then.i < found.opener.i and found.pattern != "consequence":
        out.extend(_rest(out[-1], sentence, found))
    return out


def _is_main(token: Token, found: Halves) -> bool:
    return found.then is not None and token.i == found.then.i


def _rest(last: Token, sentence: Span, found: Halves) -> list[Token]:
    """What follows a condition that stands last and is parted from it by no sign and no conjunction."""
    out: list[Token] = []
    if last.lower_ in ENDS or (last.i + 1 < sentence.end and is_dash(last.nbor(1))):
        return out
    for token in islice(last.doc[last.i + 1 : sentence.end], MAX_TOKENS):
        if token.lower_ in ENDS or token.tag_ in CLAUSE_OPENERS or token.is_space or _is_main(token, found):
            return out
        if is_dash(token):
            return out
        out.append(token)
    return out


def _modal_above(verb: Token) -> Token:
    """ "would help in ending the war if …": the verb with the "would", where the parser takes the last one."""
    if verb.tag_ != "VBG" or verb.dep_ not in ("pcomp", "acl"):
        return verb
    above = verb
    for _ in range(MAX_CLIMB):
        if above.head.i == above.i:
            return verb
        above = above.head
        if above.pos_ in VERBAL and above.tag_ != "VBG":
            return above if any(is_modal(c) for c in kids(above)) else verb
    return verb


def whole_clause(verb: Token) -> Token:
    """The verb whose clause a consequence is: of "shoot and burn" the first, of "the power to open" what has it."""
    for _ in range(MAX_CLIMB):
        head = verb.head
        if head.i == verb.i or any(c.dep_ in SUBJECTS or c.dep_ == "expl" for c in kids(verb)):
            return verb
        joined = verb.dep_ == "conj" and head.pos_ in VERBAL and head.i < verb.i and not _has_aux(verb)
        of_noun = verb.dep_ == "acl" and verb.tag_ == "VB" and head.i < verb.i
        shared = verb.dep_ in ("xcomp", "acomp", "attr", "dobj") and head.pos_ in VERBAL | {"ADJ"} and head.i < verb.i
        if not (joined or of_noun or (shared and verb.pos_ not in VERBAL)):
            return verb
        verb = head
    return verb


def _has_aux(verb: Token) -> bool:
    return any(c.dep_ in ("aux", "auxpass") for c in kids(verb))

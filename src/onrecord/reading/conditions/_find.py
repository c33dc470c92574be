"""Finding conditions: by the words that open one, or by the way a consequence is put."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ._halves import SUBJECTS, VERBAL, Halves, consequence_of, is_modal, is_saying, kids, subtree
from ._inverted import inverted
from ._lexicon import lexicon, phrases
from ._mend import is_dash, mended
from ._outcome import by_outcome

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

LONGEST = 600
"""Words of the longest sentence that is read: what is longer is a list or noise, and slow to climb about in."""
FAR = 200
"""Words from an opener to the end of a sentence, and no further."""
NOUNS = frozenset({"NOUN", "PROPN"})
BREAKS = frozenset({"–", "—", "-", ":", "“", ","})
TRADES = frozenset({"exchange", "return"})
AFTERTHOUGHT = frozenset({"WDT", "WP", "WRB", "IN", "VBG", "WP$"})


def conditions_in(sentence: Span) -> Iterator[Halves]:
    """The conditions of a sentence, each opener once."""
    if len(sentence) > LONGEST:
        return
    taken = -1
    for token in sentence:
        if token.i <= taken:
            continue
        found = _opened_by(token, sentence)
        if found is None or not found.if_tokens:
            continue
        found = mended(found, sentence)
        if _is_idle(found):
            taken = found.opener.i + 1  # the "if" of an "even if" opens nothing by itself
            continue
        if found.pattern != "consequence":
            taken = found.opener.i
        yield found


def _opened_by(token: Token, sentence: Span) -> Halves | None:
    """The condition that a word opens, by the first way of opening one that fits."""
    words, lower = lexicon(), token.lower_
    openers = words["openers"]
    if lower in phrases() and (found := _phrase(token, sentence, phrases()[lower])) is not None:
        return found
    if lower in openers["marks"]:
        return _marked(token, sentence)
    if lower in openers["waiting"]:
        return _waiting(token)
    if lower in openers["timed"]:
        return _timed(token)
    if lower in openers["turned"]:
        return inverted(token, sentence)
    if sentence[-1].lower_ == "?":
        return None
    if lower == "without":
        return _without(token)
    return by_outcome(token) if is_modal(token) and lower in words["modals"]["consequence"] else None


def _is_idle(found: Halves) -> bool:
    """Whether no consequence is stated: "what happens if", "even if" beside a fact, two facts set side by side."""
    words = lexicon()["not_conditions"]
    then = found.then
    if then is None:
        return False
    if then.lemma_ in words["asked_of"] and any(t.lower_ in ("what", "how") for t in kids(then)):
        return True
    inside = {t.i for t in found.if_tokens}
    said = [t.lower_ for t in subtree(then) if t.i not in inside and t.is_alpha and t.lower_ != "then"]
    if " ".join(said) in words["shrugs"]:
        return True
    opener, following = found.opener.lower_, [t.lower_ for t in then.doc[found.opener.i + 1 : found.opener.i + 3]]
    if opener == "even" or (following[:1] == ["case"] and "of" not in following and then.i < found.opener.i):
        return not _is_foretold(then)
    return opener == "if" and (_are_facts(found, then) or _is_question(found, then))


def _is_question(found: Halves, then: Token) -> bool:
    """ "I asked the man, who had left, if he thought so"."""
    asking = lexicon()["not_conditions"]["asking"]
    if then.i > found.opener.i or _is_foretold(then):
        return False
    return any(t.lemma_ in asking for t in then.doc[max(then.sent.start, found.opener.i - FAR) : found.opener.i])


def _is_foretold(then: Token) -> bool:
    modals = lexicon()["modals"]["consequence"]
    return any(is_modal(t) and t.lower_ in modals for t in (*kids(then), *kids(then.head)))


def _are_facts(found: Halves, then: Token) -> bool:
    """ "If taking the town was easy, holding it proved hard": both are told as past, or as so."""
    verb = found.if_tokens[0].head
    if then.i < found.opener.i or is_saying(then) or (then.dep_ == "ccomp" and is_saying(then.head)):
        return False
    if verb.pos_ not in VERBAL or any(c.tag_ == "MD" for v in (verb, then) for c in kids(v)):
        return False
    if any(c.lower_ == "were" for c in (verb, *kids(verb))) or then.dep_ in ("xcomp", "acl", "pcomp"):
        return False
    tags = (_finite_tag(verb), _finite_tag(then))
    return tags == ("VBD", "VBD")


def _finite_tag(verb: Token) -> str:
    """The tag of the word that carries the tense of a clause."""
    if verb.tag_ in ("VBN", "VBG", "VB"):
        return next((c.tag_ for c in kids(verb) if c.dep_ in ("aux", "auxpass")), verb.tag_)
    return verb.tag_


def _marked(mark: Token, sentence: Span) -> Halves | None:
    """ "if", "unless": the clause that the conjunction marks, and the one that it hangs on."""
    if _is_no_condition(mark, sentence):
        return None
    clause = mark.head
    if mark.dep_ not in ("mark", "advmod", "prep") or clause.pos_ not in VERBAL | {"ADJ", "NOUN", "PRON", "ADV"}:
        return None
    if clause.dep_ == "ccomp" and clause.head.i < mark.i and _means_whether(clause.head):
        return None
    return _of_clause("mark", mark, clause)


def _of_clause(pattern: str, opener: Token, clause: Token) -> Halves:
    then = _then_of(clause, opener)
    inside = [t for t in subtree(clause) if t.i >= opener.i]
    if then is None or then.i < opener.i:
        inside = _before_afterthought(inside, clause)
    return Halves(pattern, opener, _clipped(inside, clause), then)


def _before_afterthought(tokens: list[Token], clause: Token) -> list[Token]:
    """Cut at what a comma adds after the clause: ", which would …", ", in a further …", ", saying …"."""
    for k, token in enumerate(tokens[:-1]):
        following = tokens[k + 1]
        if token.i <= clause.i:
            continue
        if token.lower_ in (",", "”", "—", "–") and following.tag_ in AFTERTHOUGHT:
            return tokens[:k]
        if is_dash(token):
            return tokens[:k]
    return tokens


def _clipped(tokens: list[Token], clause: Token) -> list[Token]:
    """Without the second clause that the parser hangs on the condition clause with a comma or a "but"."""
    for child in kids(clause):
        if (
            child.dep_ == "parataxis"
            or _is_aim(child)
            or _is_another_that(child, clause)
            or (
                child.dep_ == "conj"
                and child.pos_ in VERBAL
                and any(c.dep_ == "cc" and c.lower_ == "but" for c in kids(clause))
            )
        ):
            drop = {t.i for t in child.subtree}
            tokens = [t for t in tokens if t.i not in drop]
    return tokens


def _is_aim(word: Token) -> bool:
    """ "if they exist and to …": an aim of the main clause, joined to the wrong verb."""
    joined = word.dep_ == "conj" and word.tag_ == "VB"
    return joined and word.head.tag_ != "VB" and any(c.lower_ == "to" and c.i < word.i for c in kids(word))


def _is_another_that(word: Token, clause: Token) -> bool:
    """ "said they would go if it rained and that …": what goes on with what is said."""
    joined = word.dep_ == "conj" and word.i > clause.i and word.pos_ in VERBAL
    return joined and any(c.dep_ == "mark" and c.lower_ == "that" for c in kids(word))


def _then_of(clause: Token, opener: Token) -> Token | None:
    if clause.dep_ == "ROOT" or clause.head == clause:
        return None
    return consequence_of(clause, opener.i < clause.head.i)


def _is_no_condition(mark: Token, sentence: Span) -> bool:
    table = lexicon()["not_conditions"]
    doc, i = mark.doc, mark.i
    if _is_asked(mark, sentence) or (i > sentence.start and doc[i - 1].lower_ in table["before"]):
        return True
    following = [t.lower_ for t in doc[i + 1 : min(i + 3, sentence.end)]]
    if not following or following[0] in table["after"] or " ".join(following) in table["phrases"]:
        return True
    if following[0] in table["aside"] and (len(following) < 2 or not following[1].isalpha()):
        return True
    return mark.lower_ == "if" and _is_whether(mark, sentence)


def _is_whether(mark: Token, sentence: Span) -> bool:
    """Whether a word just before makes the "if" a question: "asked him if", and not "consider a bill if"."""
    before = list(mark.doc[max(sentence.start, mark.i - 2) : mark.i])[::-1]
    if not before or before[0].lower_ in BREAKS:
        return False
    if _means_whether(before[0]) and before[0].pos_ not in NOUNS:
        return True
    asked = len(before) > 1 and _means_whether(before[1])
    return asked and (before[0].pos_ not in NOUNS or before[1].lemma_ in lexicon()["not_conditions"]["asking"])


def _is_asked(mark: Token, sentence: Span) -> bool:
    return any(t.lower_ == "?" for t in mark.doc[mark.i : min(sentence.end, mark.i + FAR)])


def _means_whether(head: Token) -> bool:
    """Whether an "if" after this word asks: "wonder if", and "did not say if" but not "said if"."""
    table, lemma = lexicon()["not_conditions"], head.lemma_.lower()
    if lemma in table["whether_denied"]:
        above = head.head.lemma_.lower() if head.dep_ == "xcomp" else ""
        return above in table["denying"] or any(c.dep_ == "neg" for c in kids(head))
    return lemma in table["whether"]


def _phrase(token: Token, sentence: Span, candidates: tuple[tuple[str, ...], ...]) -> Halves | None:
    """Openers of several words: with a clause ("as long as") or a noun ("in the event of")."""
    doc = token.doc
    for words in candidates:
        end = token.i + len(words)
        if end >= sentence.end or any(doc[token.i + k].lower_ != w for k, w in enumerate(words)):
            continue
        if doc[token.i - 1].lower_ == "for" and token.i:
            return None  # "for as long as we could"
        phrase = " ".join(words)
        if phrase in lexicon()["openers"]["nominal"]:
            return _nominal(token, doc[end - 1])
        clause = _clause_opened(token, doc[end - 1], end, sentence)
        if clause is None:
            return None
        if len(words) == 1 and not _stands_as_conjunction(token, end, clause):
            return None
        found = _of_clause("phrase", doc[end], clause)
        found.opener = token
        found.if_tokens = [*doc[token.i : end], *(t for t in found.if_tokens if t.i >= end)]
        return found
    return None


def _stands_as_conjunction(opener: Token, end: int, clause: Token) -> bool:
    """ "provided it is safe" and not "provided aid": a clause follows whose subject stands first."""
    subject = next((c for c in kids(clause) if c.dep_ in SUBJECTS), None)
    if subject is None:  # the parser may take the subject for an object of "provided"
        subject = next((c for c in kids(opener) if c.dep_ in ("pobj", "dobj")), None)
        if any(c.dep_ in SUBJECTS for c in kids(opener)):
            return False
    return subject is not None and subject.left_edge.i == end and clause.i > subject.i


def _clause_opened(first: Token, last: Token, end: int, sentence: Span) -> Token | None:
    """The verb of the clause after an opener: the nearest verb above the opener's words that stands after them."""
    for token in (last, first):
        head = token
        for _ in range(4):
            if head.i >= end and head.pos_ in VERBAL:
                return head
            if head.head == head:
                break
            head = head.head
    for token in first.doc[end : min(sentence.end, end + 14)]:
        if token.pos_ in VERBAL and any((c.dep_ in SUBJECTS or is_modal(c)) and c.i >= end for c in kids(token)):
            return token
    return None


def _nominal(first: Token, last: Token) -> Halves | None:
    """ "in the event of an attack": the prepositional phrase, and the clause that it hangs on."""
    head = first.head
    for _ in range(5):
        if head.pos_ in VERBAL or head.head == head:
            break
        head = head.head
    if (
        not _is_case(first, last)
        or head.pos_ not in VERBAL
        or (first.nbor(1).lower_ in TRADES and not _is_offered(head))
    ):
        return None
    inside = [t for t in subtree(last) if t.i >= last.i]
    opening = list(first.doc[first.i : last.i])
    return Halves("nominal", first, opening + inside, head)


def _is_case(first: Token, last: Token) -> bool:
    """ "in the case of an attack" and not "in the case of the children": what may happen, and not a topic."""
    if "case" not in [t.lower_ for t in first.doc[first.i : last.i]]:
        return True
    events = lexicon()["attempts"]["nouns"] | lexicon()["kind"]["harm"]
    return any(c.dep_ == "pobj" and c.lemma_.lower() in events for c in kids(last))


def _is_offered(verb: Token) -> bool:
    """Whether something is offered or asked for, where a price follows; what was merely swapped is no condition."""
    words = lexicon()
    offers = words["kind"]["cues_of_promise"] | words["kind"]["cues_of_demand"] | words["kind"]["willing"]
    near = [verb, verb.head, *kids(verb)]
    return any(is_modal(t) or t.lemma_.lower() in offers for t in near)


def _waiting(token: Token) -> Halves | None:
    """ "will not talk until they leave": only where what waits is refused, demanded or promised."""
    clause = token.head
    if token.dep_ == "prep":
        found = _until_event(token)
    elif token.dep_ == "mark" and clause.pos_ in VERBAL:
        found = _of_clause("until", token, clause)
    else:
        return None
    if found is None or found.then is None:
        return None
    if found.then.dep_ == "pcomp":
        found.then = found.then.head.head  # "could not arrange for a return until …"
    if [t.lower_ for t in token.doc[max(0, token.i - 2) : token.i]] == ["at", "least"]:
        found.if_tokens = [*token.doc[token.i - 2 : token.i], *found.if_tokens]
    words = subtree(found.then, frozenset({clause.i}) if token.dep_ == "mark" else frozenset())
    waits = lexicon()["openers"]["holding_off"]
    return found if any(is_modal(t) or t.lemma_ in waits for t in words if t.i < token.i) else None


def _timed(token: Token) -> Halves | None:
    """ "Once they have left, talks will begin": what is to be done then is willed, asked for or foretold."""
    clause = token.head
    if token.dep_ not in ("mark", "advmod") or clause.dep_ != "advcl" or clause.pos_ not in VERBAL:
        return None
    if _finite_tag(clause) not in ("VBZ", "VBP") or not _is_foretold_of(clause.head):
        return None
    return _of_clause("until", token, clause)


def _is_foretold_of(verb: Token) -> bool:
    """Whether the verb itself stands in the future."""
    modals = lexicon()["modals"]["consequence"]
    return any(is_modal(c) and c.lower_ in modals for c in kids(verb))


def _until_event(token: Token) -> Halves | None:
    """ "no help until a ruling by the court": what is waited for is told by a noun with its own words, no date."""
    event = next((c for c in kids(token) if c.dep_ == "pobj"), None)
    if event is None or event.ent_type_ in ("DATE", "TIME") or token.head.pos_ not in VERBAL:
        return None
    if event.lemma_.lower() not in lexicon()["attempts"]["awaited"]:
        return None
    return Halves("until", token, [t for t in subtree(token) if t.i >= token.i], token.head)


def _without(token: Token) -> Halves | None:
    """ "without pressure the process will fail", "a return is impossible without a settlement"."""
    head = token.head
    if token.dep_ != "prep" or head.pos_ not in VERBAL | {"ADJ"}:
        return None
    verb = head.head if head.pos_ == "ADJ" and head.head.pos_ in VERBAL else head
    beside = [*kids(verb), *kids(head)]
    negated = any(c.dep_ == "neg" for c in beside)
    if not any(is_modal(c) for c in beside) and not (negated and any(c.dep_ == "aux" for c in beside)):
        return None
    hopeless = any(c.lemma_.lower() in lexicon()["leads"]["hopeless"] for c in [*beside, head])
    if token.i > verb.i and not negated and not hopeless:
        return None
    return Halves("without", token, [t for t in subtree(token) if t.i >= token.i], verb)

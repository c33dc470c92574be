"""Whether an event happened: told by the modals, negations, conditions and governing words around its trigger."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.record import Status

from ._lexicon import Lexicon
from ._triggers import Trigger
from ._undone import has_no, is_after_should, is_inverted, is_negated, is_not_any, is_to_come, undone

if TYPE_CHECKING:
    from spacy.tokens import Token

MAX_CLIMB = 10
UP = frozenset(
    {"xcomp", "ccomp", "acl", "pcomp", "pobj", "dobj", "prep", "conj", "advcl", "attr", "nsubjpass", "nsubj", "relcl"}
)
VERBAL = frozenset({"VERB", "AUX"})
DEPENDENT = frozenset({"dobj", "pobj", "prep", "attr", "nsubj", "nsubjpass", "xcomp", "pcomp"})


@dataclass(frozen=True, slots=True)
class Standing:
    """An event's status, and what else its surroundings say.

    Attributes:
        modal: of the trigger's own clause ("will", "would"), lowercase.
        negated: whether the clause is negated.
        governor: the word whose meaning decided the status, if one did.
    """

    status: Status
    modal: str | None = None
    negated: bool = False
    governor: Token | None = None


def standing_of(trigger: Trigger, lexicon: Lexicon) -> Standing:
    """The standing of a trigger's event, by the nearest thing that says something of it."""
    anchor = trigger.anchor
    modal, negated = _own(anchor)
    tables = lexicon.status
    spoken = trigger.sense.type in tables["lasting"]["spoken"]
    if is_after_should(anchor) or _is_conditional(anchor, tables["conditions"]["marks"], spoken=spoken):
        return Standing("conditional", modal, negated)
    governor, status = _governor(trigger, lexicon)
    if negated or (trigger.is_noun and is_not_any(trigger.token)):
        return Standing("denied", modal, negated, governor)
    if (found := undone(anchor, tables)) is not None:
        return Standing(found[1], modal, negated, found[0])
    if status is None and (beside := _beside(trigger.token, anchor, lexicon)) is not None:
        status = beside
    if modal is not None:
        status = _by_modal(modal, anchor, lexicon) or status
    if status in (None, "hypothetical") and trigger.is_noun and is_to_come(trigger.token, tables):
        status = "planned"
    if status is None and _is_question(anchor):
        status = "hypothetical"
    if status is None and _is_to_be(anchor):
        status = "planned"
    if status is None:
        status = _infinitive(trigger, lexicon)
    if status is None:
        status = trigger.sense.status or ("ongoing" if _lasts(trigger, lexicon) else "happened")  # type: ignore[assignment]
    return Standing(status, modal, negated, governor)  # type: ignore[arg-type]


def _own(anchor: Token) -> tuple[str | None, bool]:
    modal, negated = None, False
    clause_head = anchor
    if anchor.dep_ == "conj" and anchor.pos_ in VERBAL and not any(c.dep_ in ("aux", "nsubj") for c in anchor.children):
        clause_head = anchor.head
    for child in clause_head.children:
        if child.tag_ == "MD":
            modal = child.lower_
    if is_negated(clause_head) or (anchor.pos_ not in VERBAL and has_no(anchor)):
        negated = True
    return modal, negated


def _by_modal(modal: str, anchor: Token, lexicon: Lexicon) -> Status | None:
    modals = lexicon.status["modals"]
    if modal in modals["planned"]:
        return "planned"
    if modal in modals["reported_future"]:
        head = anchor.head
        if anchor.dep_ == "ccomp" and head.lemma_ in lexicon.status["reporting"]["verbs"]:
            return "planned"
        if head.lemma_ in lexicon.status["governors"]["planned"]:
            return "planned"
        return "hypothetical"
    if modal in modals["proposed"]:
        return "proposed"
    return "hypothetical" if modal in modals["hypothetical"] else None


def _is_conditional(anchor: Token, marks: frozenset[str], *, spoken: bool) -> bool:
    """Whether the clause is one half of an if-then; what is said in an if-then is said all the same."""
    if not spoken and any(_is_marked(c, marks) for c in anchor.children if c.dep_ == "advcl"):
        return True
    token = anchor
    for _ in range(MAX_CLIMB):
        if _is_marked(token, marks):
            return token.dep_ != "ccomp"
        if token.dep_ not in ("conj", "xcomp", "aux", "dobj", "pobj", "prep") or token.head == token:
            return False
        token = token.head
    return False


def _is_marked(verb: Token, marks: frozenset[str]) -> bool:
    return is_inverted(verb) or any(c.dep_ == "mark" and c.lower_ in marks for c in verb.children)


def _governor(trigger: Trigger, lexicon: Lexicon) -> tuple[Token | None, Status | None]:
    """The nearest word above that plans, proposes, denies or alleges the event."""
    tables = lexicon.status
    governors = tables["governors"]
    token = trigger.anchor
    if trigger.is_noun and token.lemma_ in lexicon.light["unfulfilled"]:
        return token, "planned"
    for _ in range(MAX_CLIMB):
        head = token.head
        if head == token or token.dep_ not in UP:
            return None, None
        if token.dep_ == "pobj" and head.lower_ in tables["undone"]["settings"]:
            return None, None  # "agreed in a phone call": where and how, not what
        if token.dep_ in DEPENDENT and (doubted := _doubted(trigger, head, lexicon)) is not None:
            return head, doubted
        if token.dep_ == "conj" and head.pos_ in VERBAL:
            token = head
            continue
        if _stands_apart(token, head):
            return None, None
        lemma = head.lemma_.lower()
        if lemma == "without":
            return head, "denied"
        for status, words in governors.items():
            if lemma in words and not _is_speech_over(token, head, status, lexicon):
                negated = any(c.dep_ == "neg" for c in head.children)
                return head, "denied" if negated and status in ("planned",) else status  # type: ignore[return-value]
        if head.pos_ in VERBAL and lemma not in lexicon.light["verbs"] and token.dep_ == "ccomp":
            return None, None
        token = head
    return None, None


def _stands_apart(token: Token, head: Token) -> bool:
    """Whether what governs a word says nothing of it: it is the subject, or a clause of its own."""
    if token.dep_ == "relcl" or (token.dep_ == "acl" and token.tag_ in ("VBN", "VBG")):
        return True
    if head.pos_ not in VERBAL:
        return False
    return token.dep_ == "nsubj" or (token.dep_ == "advcl" and not _is_for_clause(token))


def _doubted(trigger: Trigger, verb: Token, lexicon: Lexicon) -> Status | None:
    """ "would lead to war", "if it means war": what hangs on an unfulfilled verb is unfulfilled.

    What is already known ("the war", "its invasion") stands, unless the verb is to bring it about.
    """
    if verb.pos_ not in VERBAL:
        return None
    known = trigger.is_noun and any(_is_definite(c) for c in trigger.token.children)
    if known and verb.lemma_ not in lexicon.status["infinitives"]["bringing"]:
        return None
    if _is_marked(verb, lexicon.status["conditions"]["marks"]):
        return "conditional"
    modals = lexicon.status["modals"]
    modal = next((c.lower_ for c in verb.children if c.tag_ == "MD"), None)
    if modal is None:
        return None
    return "proposed" if modal in modals["proposed"] else "hypothetical"


def _is_definite(child: Token) -> bool:
    return child.dep_ == "poss" or (child.dep_ == "det" and child.lower_ in ("the", "this", "these", "that", "those"))


def _is_for_clause(verb: Token) -> bool:
    return any(c.dep_ == "mark" and c.lower_ == "for" for c in verb.children)


def _is_speech_over(token: Token, head: Token, status: str, lexicon: Lexicon) -> bool:
    """ "announced that it had struck": a verb of saying over a finite past clause plans nothing."""
    if status == "planned" and token.dep_ == "ccomp":
        return not any(c.tag_ == "MD" for c in token.children)
    return head.lemma_ in lexicon.status["reporting"]["verbs"] and token.dep_ == "ccomp"


def _beside(token: Token, anchor: Token, lexicon: Lexicon) -> Status | None:
    """An adverb or adjective that says it: "reportedly", "planned"."""
    for word in (token, anchor):
        for child in word.children:
            if child.dep_ in ("advmod", "amod"):
                lower = child.lower_
                for status, words in lexicon.status["beside"].items():
                    if lower in words:
                        return status  # type: ignore[return-value]
    return None


def _is_question(anchor: Token) -> bool:
    sent = anchor.sent
    return sent[-1].lower_ == "?" or (len(sent) > 1 and sent[-2].lower_ == "?")


def _is_to_be(anchor: Token) -> bool:
    """ "is to meet", "are to be released"."""
    head = anchor.head
    return (
        anchor.dep_ == "xcomp"
        and head.lemma_ == "be"
        and head.tag_ in ("VBZ", "VBP", "VBD")
        and any(c.tag_ == "TO" for c in anchor.children)
    )


def _infinitive(trigger: Trigger, lexicon: Lexicon) -> Status | None:
    """ "efforts to strike a deal", "came to fight", "for them to attack": not yet done, save under "was forced to"."""
    anchor = trigger.anchor
    children = list(anchor.children)
    if not any(c.tag_ == "TO" for c in children) or any(c.lemma_ == "have" and c.dep_ == "aux" for c in children):
        return None
    governors = lexicon.status["infinitives"]
    head = anchor.head
    if head.lemma_.lower() in governors["done"]:
        return None
    if anchor.dep_ == "advcl" and not any(c.lower_ == "for" for c in children):
        spoken = trigger.sense.type in lexicon.status["lasting"]["spoken"] or trigger.sense.type == "PROTEST"
        return None if spoken else "planned"
    return "hypothetical"


def _lasts(trigger: Trigger, lexicon: Lexicon) -> bool:
    """Whether an act goes on: "is shelling", "still held", "has boycotted it since May", "the troops shelling it".

    Acts of speech are done once they are said, however long a report says them.
    """
    anchor, lasting = trigger.anchor, lexicon.status["lasting"]
    if anchor.pos_ not in VERBAL:
        return False
    if anchor.dep_ == "xcomp" and anchor.head.lemma_ in lexicon.status["governors"]["ongoing"]:
        return True
    state = anchor.lemma_ in lasting["verbs"]
    if anchor.tag_ in ("VBZ", "VBP"):
        return state
    auxiliaries = {c.lower_ for c in anchor.children if c.dep_ in ("aux", "auxpass")}
    past = bool(auxiliaries & lasting["past"])
    beside = lasting["beside"]
    if not past and any(c.lower_ in beside and c.dep_ in ("advmod", "prep") for c in anchor.children):
        return True
    if anchor.tag_ == "VBN" and state:
        return bool(auxiliaries & lasting["present"]) or (not auxiliaries and anchor.dep_ == "acl")
    if anchor.tag_ != "VBG" or past:
        return False
    if trigger.sense.type in lasting["spoken"]:
        return "been" in auxiliaries
    return bool(auxiliaries) or anchor.dep_ == "acl"

"""The model: an encoder, a tag for each word, and two pointers from word to word."""

from __future__ import annotations

import copy
from pathlib import Path
from typing import Any

import torch
from torch import nn
from transformers import AutoModel

from .data import Batch

TAGS = 7
KINDS = 8
EVENT_TYPES = 17
STATUSES = 8
LINK_WEIGHT = 0.1
"""Weight of each pointer's loss beside that of the tags."""
EVENT_WEIGHT = 2.0
STATUS_WEIGHT = 0.1
SHIFT = 4
"""MPNet's vocabulary is BERT's, moved up by so much; its borders and padding stand before."""
BORDERS = {101: 0, 102: 2}
"""BERT's [CLS] and [SEP], and what MPNet has for them."""
PADDING = 1
"""MPNet's padding."""


class Dropout(nn.Module):
    """Dropout whose masks are cut from one long random mask, at a random place: on a CPU drawing them anew costs more
    than the layers that they are for.
    """

    POOL = 1 << 23

    def __init__(self, p: float) -> None:
        super().__init__()
        keep = (torch.rand(self.POOL) >= p).float() / (1 - p)
        self.register_buffer("pool", keep.bfloat16(), persistent=False)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        """Drop values in training, none in reading."""
        n = x.numel()
        if not self.training or n > self.POOL:
            return x
        at = int(torch.randint(self.POOL - n + 1, ()))
        return x * self.pool[at : at + n].view(x.shape).to(x.dtype)


class EventHeads(nn.Module):
    """What event a word names, whether it happened, and pointers from it to the words that name who does it to whom."""

    def __init__(self, hidden: int, width: int = 128) -> None:
        super().__init__()
        self.kind = nn.Linear(hidden, EVENT_TYPES)
        self.status = nn.Linear(hidden, STATUSES)
        self.event_q = nn.Linear(hidden, 2 * width)
        self.actor_k = nn.Linear(hidden, 2 * width)
        self.scale = width**-0.5

    def forward(self, h: torch.Tensor) -> tuple[torch.Tensor, ...]:
        """Logits of each word's event, of its status, of its source and of its target among the words of the window."""
        (q, r), (k, m) = self.event_q(h).chunk(2, -1), self.actor_k(h).chunk(2, -1)
        return (
            self.kind(h),
            self.status(h),
            q @ k.transpose(1, 2) * self.scale,
            r @ m.transpose(1, 2) * self.scale,
        )


class Tagger(nn.Module):
    """Heads over the first wordpiece of each word.

    Beside its wordpiece each place has a kind: letter case and quotation marks, which the vocabulary, all in lower
    case, does not show. BERT's one segment type becomes eight, all alike at first; MPNet has none, and is given them.
    """

    def __init__(self, enc: nn.Module, width: int = 128) -> None:
        super().__init__()
        hidden = enc.config.hidden_size
        self.enc = enc
        self.is_mpnet = enc.config.model_type == "mpnet"
        kinds = nn.Embedding(KINDS, hidden)
        with torch.no_grad():
            if self.is_mpnet:
                kinds.weight.zero_()
                self.kinds = kinds
            else:
                kinds.weight.copy_(enc.embeddings.token_type_embeddings.weight[0].expand(KINDS, hidden))
                enc.embeddings.token_type_embeddings = kinds
        self.drop = Dropout(0.1)
        self.tag = nn.Linear(hidden, TAGS)
        self.content_q, self.content_k = nn.Linear(hidden, width), nn.Linear(hidden, width)
        self.source_q, self.source_k = nn.Linear(hidden, width), nn.Linear(hidden, width)
        self.scale = width**-0.5
        self.events = EventHeads(hidden)

    def forward(
        self, ids: torch.Tensor, kinds: torch.Tensor, mask: torch.Tensor, first: torch.Tensor
    ) -> tuple[torch.Tensor, ...]:
        """Logits of each word's tag, of its cue and of its source, among the words of the window; then of its event."""
        h = self.of_words(self.encode(ids, kinds, mask), first)
        return *self.attributions(h), *self.events(h)

    def of_words(self, h: torch.Tensor, first: torch.Tensor) -> torch.Tensor:
        """What the encoder makes of the first wordpiece of each word."""
        return self.drop(h.gather(1, first.unsqueeze(-1).expand(-1, -1, h.size(-1)))).float()

    def attributions(self, h: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
        """Logits of each word's tag, of its cue and of its source."""
        cue = self.content_q(h) @ self.content_k(h).transpose(1, 2) * self.scale
        source = self.source_q(h) @ self.source_k(h).transpose(1, 2) * self.scale
        return self.tag(h), cue, source

    def encode(self, ids: torch.Tensor, kinds: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        """What the encoder makes of each wordpiece. `ids` are BERT's for either encoder."""
        if not self.is_mpnet:
            return self.enc(input_ids=ids, attention_mask=mask, token_type_ids=kinds).last_hidden_state
        own = ids + SHIFT
        for theirs, ours in BORDERS.items():
            own = own.masked_fill(ids == theirs, ours)
        own = own.masked_fill(mask == 0, PADDING)
        given = self.enc.embeddings.word_embeddings(own) + self.kinds(kinds)
        return self.enc(inputs_embeds=given, attention_mask=mask).last_hidden_state


def new(base: Path) -> Tagger:
    """An untrained model over the encoder in a folder.

    Attention is not dropped, so that its fused form is used. MPNet's wordpieces stay as they are: they are a fifth of
    its weights, and few of them are met; and so do its biases for distance.
    """
    enc = AutoModel.from_pretrained(base, attention_probs_dropout_prob=0.0, hidden_dropout_prob=0.0)
    tagger = Tagger(enc)
    for layer in enc.encoder.layer:
        layer.output.dropout = Dropout(0.1)
        for part in (layer.attention, getattr(layer.attention, "output", None)):
            if isinstance(getattr(part, "dropout", None), nn.Dropout):
                part.dropout = Dropout(0.1)
    if tagger.is_mpnet:
        enc.embeddings.word_embeddings.requires_grad_(False)
        enc.encoder.relative_attention_bias.requires_grad_(False)
    return tagger


class Branch(nn.Module):
    """Events read by layers of their own over the lower layers of a trained model, which stay as they are.

    Args:
        tagger: the trained model.
        layers: of its last ones, how many are copied and learnt anew.
    """

    def __init__(self, tagger: Tagger, layers: int) -> None:
        super().__init__()
        self.tagger = tagger.requires_grad_(False)
        self.layers = copy.deepcopy(tagger.enc.encoder.layer[-layers:]).requires_grad_(True)
        self.events = EventHeads(tagger.enc.config.hidden_size)

    def forward(
        self, ids: torch.Tensor, kinds: torch.Tensor, mask: torch.Tensor, first: torch.Tensor
    ) -> tuple[torch.Tensor, ...]:
        """As the trained model, with the events of the branch."""
        held: list[tuple[torch.Tensor, dict[str, Any]]] = []
        below = self.tagger.enc.encoder.layer[-len(self.layers)]
        hook = below.register_forward_pre_hook(lambda _, a, k: held.append((a[0], a[1:], k)), with_kwargs=True)
        with torch.no_grad():
            self.tagger.eval()
            h = self.tagger.encode(ids, kinds, mask)
            said = self.tagger.attributions(self.tagger.of_words(h, first))
        hook.remove()
        h, rest, named = held[0]
        for layer in self.layers:
            h = layer(h, *rest, **named)
            h = h[0] if isinstance(h, tuple) else h
        return *said, *self.events(self.tagger.of_words(h, first))


def loss(model: nn.Module, b: Batch, *, autocast: bool, attributions: bool = True) -> torch.Tensor:
    """Cross entropy of the tags, as marked and as a teacher has them, and of both pointers where there is one.

    Where a report's events are known, theirs too.
    """
    with torch.autocast(b.ids.device.type, torch.bfloat16, enabled=autocast):
        tags, cue, source, kind, status, doer, done = model(b.ids, b.kinds, b.mask, b.first)
    apart = ~b.words[:, None, :]
    total = event_loss(b, kind, status, doer.float().masked_fill(apart, -1e4), done.float().masked_fill(apart, -1e4))
    if not attributions:
        return total
    cue, source = cue.float().masked_fill(apart, -1e4), source.float().masked_fill(apart, -1e4)
    said = torch.log_softmax(tags.float()[b.words], -1)
    total = total - (b.wanted[b.words] * said).sum(-1).mean()
    if (known := b.cue >= 0).any():
        total = total + LINK_WEIGHT * nn.functional.cross_entropy(cue[known], b.cue[known])
    if b.is_cue.any():
        total = total + LINK_WEIGHT * pointing(source[b.is_cue], b.source[b.is_cue])
    return total


def event_loss(
    b: Batch, kind: torch.Tensor, status: torch.Tensor, doer: torch.Tensor, done: torch.Tensor
) -> torch.Tensor:
    """Cross entropy of what event each word names; of status, source and target where it names one."""
    known = b.words & (b.event.sum(-1) > 0)
    if not known.any():
        return kind.sum() * 0
    said = torch.log_softmax(kind.float()[known], -1)
    total = -(b.event[known] * said).sum() / b.words.sum() * EVENT_WEIGHT
    at = b.is_event
    if at.any():
        said = torch.log_softmax(status.float()[at], -1)
        weight = b.status[at].sum()
        total = total - STATUS_WEIGHT * (b.status[at] * said).sum() / weight
    for says, whom in ((doer, b.doer), (done, b.done)):
        if (there := whom.any(-1)).any():
            total = total + LINK_WEIGHT * pointing(says[there], whom[there])
    return total


def pointing(said: torch.Tensor, right: torch.Tensor) -> torch.Tensor:
    """Minus the log-probability of pointing to any of the right words, on average."""
    value = torch.log_softmax(said, -1).masked_fill(~right, -1e4)
    return -torch.logsumexp(value, -1).mean()

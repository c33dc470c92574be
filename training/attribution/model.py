"""The model: an encoder, a tag for each word, and two pointers from word to word."""

from __future__ import annotations

from pathlib import Path

import torch
from torch import nn
from transformers import AutoModel

from .data import Batch

TAGS = 7
KINDS = 8
LINK_WEIGHT = 0.1
"""Weight of each pointer's loss beside that of the tags."""


class Tagger(nn.Module):
    """Heads over the first wordpiece of each word.

    The encoder's one segment type becomes eight, all alike at first: letter case and quotation marks,
    which the vocabulary, all in lower case, does not show.
    """

    def __init__(self, enc: nn.Module, width: int = 128) -> None:
        super().__init__()
        hidden = enc.config.hidden_size
        kinds = nn.Embedding(KINDS, hidden)
        with torch.no_grad():
            kinds.weight.copy_(enc.embeddings.token_type_embeddings.weight[0].expand(KINDS, hidden))
        enc.embeddings.token_type_embeddings = kinds
        self.enc = enc
        self.drop = nn.Dropout(0.1)
        self.tag = nn.Linear(hidden, TAGS)
        self.content_q, self.content_k = nn.Linear(hidden, width), nn.Linear(hidden, width)
        self.source_q, self.source_k = nn.Linear(hidden, width), nn.Linear(hidden, width)
        self.scale = width**-0.5

    def forward(
        self, ids: torch.Tensor, kinds: torch.Tensor, mask: torch.Tensor, first: torch.Tensor
    ) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
        """Logits of each word's tag, of its cue and of its source, among the words of the window."""
        h = self.enc(input_ids=ids, attention_mask=mask, token_type_ids=kinds).last_hidden_state
        h = h.gather(1, first.unsqueeze(-1).expand(-1, -1, h.size(-1)))
        h = self.drop(h).float()
        cue = self.content_q(h) @ self.content_k(h).transpose(1, 2) * self.scale
        source = self.source_q(h) @ self.source_k(h).transpose(1, 2) * self.scale
        return self.tag(h), cue, source


def new(base: Path) -> Tagger:
    """An untrained model over the encoder in a folder. Attention is not dropped, so that its fused form is used."""
    return Tagger(AutoModel.from_pretrained(base, attn_implementation="sdpa", attention_probs_dropout_prob=0.0))


def loss(model: Tagger, b: Batch, *, autocast: bool) -> torch.Tensor:
    """Cross entropy of the tags, and of both pointers where there is something to point to."""
    with torch.autocast(b.ids.device.type, torch.bfloat16, enabled=autocast):
        tags, cue, source = model(b.ids, b.kinds, b.mask, b.first)
    padding = ~b.words[:, None, :]
    cue, source = cue.float().masked_fill(padding, -1e4), source.float().masked_fill(padding, -1e4)
    total = nn.functional.cross_entropy(tags.float()[b.words], b.tags[b.words])
    if (known := b.cue >= 0).any():
        total = total + LINK_WEIGHT * nn.functional.cross_entropy(cue[known], b.cue[known])
    if b.is_cue.any():
        value = torch.log_softmax(source[b.is_cue], -1).masked_fill(~b.source[b.is_cue], -1e4)
        total = total - LINK_WEIGHT * torch.logsumexp(value, -1).mean()
    return total

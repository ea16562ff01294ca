"""The encoder (BERT, 6 layers of 384) and its light heads."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor, nn
from torch.nn import functional

from tallystick.reader.network.features import QUOTES, SHAPES
from tallystick.reader.network.labels import ENTITY_TAGS, NEAR, PAIRED, PER_WORD, SENTENCES_APART
from training.data import IGNORE, Batch, Labels, Pairs

WIDTH, LAYERS, HEADS, INNER, POSITIONS = 384, 6, 12, 1536, 256
ARC, REL, ROLE = 160, 80, 128
NEVER = -1e4
POOL = 1 << 24
"""Values in a pool of dropout: more than any tensor has, so that no two of a step see the same."""


class Dropout(nn.Module):
    """Drops a share of the values while training. What stays is read from a pool drawn once, from another place each
    time: drawing a number for each value took a tenth of a step."""

    def __init__(self, share: float) -> None:
        super().__init__()
        pool = torch.empty(POOL).bernoulli_(1 - share) / (1 - share)
        self.register_buffer("pool", pool.to(torch.bfloat16), persistent=False)
        self.pool: Tensor

    def forward(self, x: Tensor) -> Tensor:
        """``x`` with some of its values at nought and the others larger."""
        if not self.training:
            return x
        assert x.numel() < POOL
        first = int(torch.randint(POOL - x.numel(), ()))
        return x * self.pool[first : first + x.numel()].view(x.shape).to(x.dtype)


def attention(qkv: Tensor, bias: Tensor) -> Tensor:
    """B T 3 H D -> B T HD. Written out: what the library fuses takes three times as long backwards on a processor."""
    b, t, _, h, d = qkv.shape
    q, k, v = qkv.permute(2, 0, 3, 1, 4).reshape(3, b * h, t, d)
    with torch.autocast(qkv.device.type, enabled=False):
        own = bias.to(q.dtype).repeat_interleave(h, 0).expand(b * h, t, t)
        scores = torch.baddbmm(own, q, k.transpose(1, 2), alpha=d**-0.5)
        mixed = torch.bmm(torch.softmax(scores, -1), v)
    return mixed.view(b, h, t, d).transpose(1, 2).reshape(b, t, h * d)


class Layer(nn.Module):
    """One transformer layer, post-norm as in BERT."""

    def __init__(self) -> None:
        super().__init__()
        self.qkv = nn.Linear(WIDTH, 3 * WIDTH)
        self.out = nn.Linear(WIDTH, WIDTH)
        self.norm1 = nn.LayerNorm(WIDTH, eps=1e-12)
        self.up = nn.Linear(WIDTH, INNER)
        self.down = nn.Linear(INNER, WIDTH)
        self.norm2 = nn.LayerNorm(WIDTH, eps=1e-12)
        self.drop = Dropout(0.1)

    def forward(self, x: Tensor, bias: Tensor, kept: Tensor) -> Tensor:
        """``x`` is N D, the pieces without padding; ``kept`` their places among B T; ``bias`` is added to the attention
        scores (B 1 T)."""
        b, _, t = bias.shape
        qkv = self.qkv(x)
        padded = qkv.new_zeros((b * t, 3 * WIDTH)).index_copy(0, kept, qkv)
        mixed = attention(padded.view(b, t, 3, HEADS, WIDTH // HEADS), bias).view(b * t, WIDTH)
        x = self.norm1(x + self.drop(self.out(mixed.index_select(0, kept))))
        return self.norm2(x + self.drop(self.down(functional.gelu(self.up(x)))))


class Encoder(nn.Module):
    """From embedded pieces to one vector per piece."""

    def __init__(self) -> None:
        super().__init__()
        self.position = nn.Embedding(POSITIONS, WIDTH)
        self.shape = nn.Embedding(len(SHAPES), WIDTH)
        self.quote = nn.Embedding(len(QUOTES), WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.drop = Dropout(0.1)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))
        nn.init.normal_(self.shape.weight, std=0.02)
        nn.init.normal_(self.quote.weight, std=0.02)

    def forward(self, embedded: Tensor, shapes: Tensor, quotes: Tensor, mask: Tensor) -> Tensor:
        """B T D, B T, B T, B T (1 for a piece) -> B T D."""
        x = embedded + self.position.weight[: embedded.shape[1]] + self.shape(shapes) + self.quote(quotes)
        b, t, _ = x.shape
        kept = mask.flatten().nonzero()[:, 0]
        pieces = self.drop(self.norm(x.view(b * t, WIDTH).index_select(0, kept)))
        bias = ((1.0 - mask.to(torch.float32)) * NEVER)[:, None, :]
        for layer in self.layers:
            pieces = layer(pieces, bias, kept)
        return pieces.new_zeros((b * t, WIDTH)).index_copy(0, kept, pieces).view(b, t, WIDTH)

    def load_base(self, base: dict[str, npt.NDArray[np.float32]]) -> None:
        """Copy the base model; the type embedding, always 0 here, goes into the positions."""
        state = {
            "position.weight": base["embeddings.position_embeddings.weight"][:POSITIONS]
            + base["embeddings.token_type_embeddings.weight"][0]
        }
        state |= {"norm.weight": base["embeddings.LayerNorm.weight"], "norm.bias": base["embeddings.LayerNorm.bias"]}
        for i in range(LAYERS):
            p = f"encoder.layer.{i}."
            for kind in ("weight", "bias"):
                state[f"layers.{i}.qkv.{kind}"] = np.concatenate(
                    [base[f"{p}attention.self.{n}.{kind}"] for n in ("query", "key", "value")]
                )
                for ours, theirs in (
                    ("out", "attention.output.dense"),
                    ("norm1", "attention.output.LayerNorm"),
                    ("up", "intermediate.dense"),
                    ("down", "output.dense"),
                    ("norm2", "output.LayerNorm"),
                ):
                    state[f"layers.{i}.{ours}.{kind}"] = base[f"{p}{theirs}.{kind}"]
        missing = self.load_state_dict(
            {k: torch.from_numpy(np.ascontiguousarray(v)) for k, v in state.items()}, strict=False
        )
        assert set(missing.missing_keys) == {"shape.weight", "quote.weight"} and not missing.unexpected_keys, missing


class Pair(nn.Module):
    """Scores each word of a window as part of something whose words are given: a cue or a trigger."""

    def __init__(self, outputs: int) -> None:
        super().__init__()
        self.word, self.given = nn.Linear(WIDTH, ROLE), nn.Linear(WIDTH, ROLE, bias=False)
        self.word2, self.given2 = nn.Linear(WIDTH, ROLE), nn.Linear(WIDTH, ROLE)
        self.distance = nn.Embedding(2 * len(NEAR) + 3, ROLE)
        self.apart = nn.Embedding(2 * SENTENCES_APART + 3, ROLE)
        self.near = nn.Conv1d(ROLE, ROLE, 3, padding=1)
        self.out = nn.Linear(ROLE, outputs)
        self.drop = Dropout(0.15)
        nn.init.normal_(self.distance.weight, std=0.1)
        nn.init.normal_(self.apart.weight, std=0.1)

    def forward(self, words: Tensor, inside: Tensor, pairs: Pairs) -> Tensor:
        """G W outputs: the scores of each word for each of the G given things; ``inside`` is B W."""
        given = torch.einsum("cw,cwd->cd", pairs.words.to(words.dtype), words[pairs.of])
        first = self.word(words)[pairs.of] + self.given(given)[:, None]
        product = self.word2(words)[pairs.of] * self.given2(given)[:, None]
        place = self.distance(distance_bucket(pairs.distance)) + self.apart(
            pairs.apart.clamp(-SENTENCES_APART - 1, SENTENCES_APART + 1) + SENTENCES_APART + 1
        )
        hidden = self.drop(functional.gelu(first + product + place))
        hidden = hidden * inside[pairs.of][:, :, None]
        near = functional.gelu(self.near(hidden.transpose(1, 2)).transpose(1, 2))
        scores: Tensor = self.out(hidden + near).float()
        return scores


class Heads(nn.Module):
    """Everything read off the word vectors. Parameter names are the names in the shipped file."""

    def __init__(self, labels: Labels) -> None:
        super().__init__()
        for name, names in (labels.tree() | PER_WORD).items():
            setattr(self, name, nn.Linear(WIDTH, len(names)))
        for name, names in PAIRED.items():
            setattr(self, name, Pair(len(names)))
        self.arc_dependent, self.arc_head = nn.Linear(WIDTH, ARC), nn.Linear(WIDTH, ARC)
        self.arc = nn.Linear(ARC, ARC)
        self.rel_dependent, self.rel_head = nn.Linear(WIDTH, REL), nn.Linear(WIDTH, REL)
        self.rel = nn.Parameter(torch.zeros(len(labels.deprel), REL + 1, REL + 1))
        self.root = nn.Parameter(torch.zeros(WIDTH))
        self.drop = Dropout(0.15)
        nn.init.normal_(self.root, std=0.5)
        nn.init.normal_(self.rel, std=0.01)

    def arcs(self, words: Tensor, sentence: Tensor) -> Tensor:
        """B W (W+1): the score of each word's head; column 0 is the root; words of other sentences never."""
        b, w, _ = words.shape
        everything = torch.cat([self.root.expand(b, 1, WIDTH), words], 1)
        dependent = self.drop(functional.gelu(self.arc_dependent(words)))
        head = self.drop(functional.gelu(self.arc_head(everything)))
        scores = torch.einsum("bia,bja->bij", self.arc(dependent), head).float() / ARC**0.5
        same = functional.pad(sentence[:, :, None] == sentence[:, None, :], (1, 0), value=True)
        itself = torch.eye(w, dtype=torch.bool, device=same.device)
        same[:, :, 1:] &= ~itself
        return scores.masked_fill(~same, NEVER)

    def relations(self, words: Tensor, heads: Tensor) -> Tensor:
        """B W R: the score of each relation between a word and its head (0 = root)."""
        b, _w, _ = words.shape
        everything = torch.cat([self.root.expand(b, 1, WIDTH), words], 1)
        dependent = functional.pad(self.drop(functional.gelu(self.rel_dependent(words))), (0, 1), value=1.0)
        head = functional.pad(self.drop(functional.gelu(self.rel_head(everything))), (0, 1), value=1.0)
        chosen = torch.gather(head, 1, heads[:, :, None].expand(-1, -1, REL + 1))
        half = torch.einsum("bwi,rij->bwrj", dependent, self.rel)
        return (half * chosen[:, :, None, :]).sum(-1).float()


def distance_bucket(distance: Tensor) -> Tensor:
    """0 for the cue itself, then a number for each step of NEAR before and after it."""
    steps = torch.tensor(NEAR, device=distance.device)
    size = torch.bucketize(distance.abs(), steps, right=True)
    return torch.where(distance < 0, size + len(NEAR) + 1, size)


class Network(nn.Module):
    """Encoder and heads together, with the loss."""

    def __init__(self, table: npt.NDArray[np.float32], labels: Labels) -> None:
        super().__init__()
        self.register_buffer("table", torch.from_numpy(table), persistent=False)
        self.table: Tensor
        self.encoder = Encoder()
        self.heads = Heads(labels)
        bits = torch.arange(len(ENTITY_TAGS))
        self.register_buffer("bits", bits, persistent=False)
        self.bits: Tensor

    def words(self, batch: Batch) -> Tensor:
        """B W D: the mean of each word's piece vectors."""
        x = self.encoder(self.table[batch.pieces], batch.shapes, batch.quotes, batch.mask)
        b, _, d = x.shape
        n = batch.words.shape[1]
        sums = x.new_zeros((b, n + 1, d), dtype=torch.float32)
        sums = sums.scatter_add(1, batch.word[:, :, None].expand(-1, -1, d), x.float())
        ones = torch.ones_like(batch.word, dtype=torch.float32)
        counts = ones.new_zeros((b, n + 1)).scatter_add(1, batch.word, ones)
        return sums[:, 1:] / counts[:, 1:, None].clamp(min=1)

    def loss(self, batch: Batch, weights: Mapping[str, float]) -> tuple[Tensor, dict[str, float]]:
        """The weighted sum of the heads' losses, and each of them. Heads without a label in the batch count nothing."""
        vectors = self.heads.drop(self.words(batch))
        parts: dict[str, Tensor] = {}
        for name, target in batch.labels.items():
            if (target != IGNORE).any():
                parts[name] = _cross(getattr(self.heads, name)(vectors), target)
        has_tree = (batch.head != IGNORE).any(1)
        if has_tree.any():
            some, heads = vectors[has_tree], batch.head[has_tree]
            parts["arc"] = _cross(self.heads.arcs(some, batch.sentence[has_tree]), heads)
            parts["rel"] = _cross(
                self.heads.relations(some, heads.clamp(min=0)),
                torch.where(heads == IGNORE, IGNORE, batch.deprel[has_tree]),
            )
        if (batch.entity > 0).any():
            parts["entity"] = self._entity(vectors, batch.entity)
        if (batch.filler >= 0).any():
            parts["filler"] = self._filler(vectors, batch.filler)
        for name, pairs in batch.pairs.items():
            if len(pairs.of):
                scores = getattr(self.heads, name)(vectors, batch.words, pairs)
                inside = batch.words[pairs.of].float()[:, :, None]
                each = functional.binary_cross_entropy_with_logits(scores, pairs.targets, reduction="none") * inside
                parts[name] = each.sum() / (inside.sum() * scores.shape[-1] / 2)
        total = sum((weights[k] * v for k, v in parts.items()), vectors.new_zeros(()))
        return total, {k: float(v.detach()) for k, v in parts.items()}

    def _filler(self, vectors: Tensor, fillers: Tensor) -> Tensor:
        known = fillers >= 0
        logits = self.heads.filler(vectors[known]).float()
        wanted = (fillers[known][:, None] >> self.bits[: logits.shape[-1]] & 1).float()
        return functional.binary_cross_entropy_with_logits(logits, wanted)

    def _entity(self, vectors: Tensor, allowed: Tensor) -> Tensor:
        known = allowed > 0
        logits = self.heads.entity(vectors[known]).float()
        may = (allowed[known][:, None] >> self.bits & 1).bool()
        return (torch.logsumexp(logits, -1) - torch.logsumexp(logits.masked_fill(~may, NEVER), -1)).mean()


def _cross(logits: Tensor, target: Tensor) -> Tensor:
    return functional.cross_entropy(logits.float().flatten(0, 1), target.flatten(), ignore_index=IGNORE)

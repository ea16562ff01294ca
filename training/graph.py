"""The encoder as an ONNX graph with int8 weights, written out node by node.

Written by hand rather than traced: the graph stays small, uses onnxruntime's fused attention, and multiplies in whole
numbers. Every activation is taken in two terms of seven bits, a coarse one and what it leaves, so that

- the product of a term with int8 weights is exact on every processor: two products of at most 127 times 127 fit the
  16 bits in which a processor without VNNI adds them (with eight bits they would be cut off);
- the vectors are within .3 % of those in 32-bit floats (one term of eight bits: 10 %), for .55 of their time.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import numpy as np
import numpy.typing as npt
import onnx
from onnx import TensorProto, helper, numpy_helper

from training.model import HEADS, LAYERS, WIDTH

Floats = npt.NDArray[np.float32]
MS = "com.microsoft"
EPSILON = 1e-12
MIDDLE = 64
"""The code of zero: codes of an activation run from 1 to 127, 63 steps to either side."""
STEPS = MIDDLE - 1
LEAST_STEP = 1e-9
"""Added to the size of a step, so that a matrix of zeros divides by something."""
SHARED: dict[str, npt.NDArray[Any]] = {
    "epsilon": np.array(EPSILON, np.float32),
    "coarse": np.array(1 / STEPS, np.float32),
    # A coarse step leaves at most half of itself to either side.
    "fine": np.array(1 / (2 * STEPS), np.float32),
    "least": np.array(LEAST_STEP, np.float32),
    "middle": np.array(MIDDLE, np.uint8),
}
"""Constants of every layer."""


@dataclass(slots=True)
class Graph:
    """Nodes and constants as they are added."""

    nodes: list[Any] = field(default_factory=list)
    constants: list[Any] = field(default_factory=list)

    def constant(self, name: str, value: npt.NDArray[Any]) -> str:
        """Add a constant."""
        self.constants.append(numpy_helper.from_array(np.ascontiguousarray(value), name))
        return name

    def node(
        self,
        op: str,
        inputs: list[str],
        name: str,
        domain: str = "",
        outputs: list[str] | None = None,
        **attributes: Any,
    ) -> str:
        """Add a node with one output, named after it."""
        self.nodes.append(helper.make_node(op, inputs, outputs or [name], name=name, domain=domain, **attributes))
        return name


def encoder_graph(state: dict[str, Floats]) -> onnx.ModelProto:
    """The float graph of an encoder's state (names as in ``training.model.Encoder``)."""
    g = Graph()
    for name, value in SHARED.items():
        g.constant(name, value)
    x = _embedding(g, state)
    for i in range(LAYERS):
        x = _layer(g, state, i, x)
    g.node("Identity", [x], "hidden")
    inputs = [helper.make_tensor_value_info("embedded", TensorProto.FLOAT, ["batch", "length", WIDTH])]
    inputs += [helper.make_tensor_value_info(n, TensorProto.INT64, ["batch", "length"]) for n in ("shapes", "quotes")]
    outputs = [helper.make_tensor_value_info("hidden", TensorProto.FLOAT, ["batch", "length", WIDTH])]
    graph = helper.make_graph(g.nodes, "encoder", inputs, outputs, g.constants)
    return helper.make_model(
        graph, opset_imports=[helper.make_opsetid("", 17), helper.make_opsetid(MS, 1)], ir_version=8
    )


def _embedding(g: Graph, state: dict[str, Floats]) -> str:
    g.node("Shape", ["shapes"], "size")
    zero, one, two = (g.constant(n, np.array([v], np.int64)) for n, v in (("zero", 0), ("one", 1), ("two", 2)))
    g.node("Slice", ["size", one, two], "length")
    g.node("Slice", [g.constant("position", state["position.weight"]), zero, "length", zero], "positions")
    g.node("Add", ["embedded", "positions"], "with_position")
    g.node("Gather", [g.constant("shape_rows", state["shape.weight"]), "shapes"], "shape_vectors")
    g.node("Gather", [g.constant("quote_rows", state["quote.weight"]), "quotes"], "quote_vectors")
    g.node("Add", ["shape_vectors", "quote_vectors"], "features")
    g.node("Add", ["with_position", "features"], "summed")
    return g.node(
        "LayerNormalization",
        ["summed", g.constant("norm_w", state["norm.weight"]), g.constant("norm_b", state["norm.bias"])],
        "x",
        axis=-1,
        epsilon=EPSILON,
    )


def _linear(g: Graph, state: dict[str, Floats], name: str, x: str) -> str:
    codes, scale = quantise_columns(state[f"{name}.weight"].T)
    weights = g.constant(f"{name}.codes", codes), g.constant(f"{name}.scale", scale.reshape(-1))
    coarse, fine = _steps(g, name, x)
    first = g.node("QuantizeLinear", [x, coarse, "middle"], f"{name}.first")
    told = g.node("DequantizeLinear", [first, coarse, "middle"], f"{name}.told")
    left = g.node("Sub", [x, told], f"{name}.left")
    second = g.node("QuantizeLinear", [left, fine, "middle"], f"{name}.second")
    products = [_product(g, term, step, *weights) for term, step in ((first, coarse), (second, fine))]
    return g.node("Add", products, f"{name}.matmul")


def _steps(g: Graph, name: str, x: str) -> tuple[str, str]:
    """The size of one step of either term of an activation, from its largest value."""
    size = g.node("Abs", [x], f"{name}.size")
    top = g.node("ReduceMax", [size], f"{name}.top", keepdims=0)
    share = g.node("Mul", [top, "coarse"], f"{name}.share")
    coarse = g.node("Add", [share, "least"], f"{name}.coarse")
    return coarse, g.node("Mul", [coarse, "fine"], f"{name}.fine")


def _product(g: Graph, term: str, step: str, codes: str, scale: str) -> str:
    return g.node("MatMulIntegerToFloat", [term, codes, step, scale, "middle"], f"{term}.product", MS)


def quantise_columns(weight: Floats) -> tuple[npt.NDArray[np.int8], Floats]:
    """int8 codes of a matrix (inputs, outputs) and one scale an output.

    Codes and scales that come back from a file are found again as they were.
    """
    scale = _best_scale(weight)
    return np.clip(np.round(weight / scale), -127, 127).astype(np.int8), scale


def _best_scale(weight: Floats) -> Floats:
    """For each output the scale, among some a little below the largest value, with the least squared error."""
    top = np.maximum(np.abs(weight).max(axis=0, keepdims=True), 1e-8) / 127
    best, least = top, np.full(top.shape, np.inf)
    for share in (1.0, 0.95, 0.9, 0.85, 0.8):
        scale = top * share
        error = ((np.clip(np.round(weight / scale), -127, 127) * scale - weight) ** 2).sum(axis=0, keepdims=True)
        best, least = np.where(error < least, scale, best), np.minimum(error, least)
    return best.astype(np.float32)


def _layer(g: Graph, state: dict[str, Floats], i: int, x: str) -> str:
    p = f"layers.{i}."
    mixed = _linear(g, state, f"{p}qkv", x)
    g.node("Split", [mixed], f"{p}split", outputs=[f"{p}q", f"{p}k", f"{p}v"], axis=-1)
    bias = g.constant(f"{p}qkv.b", state[f"{p}qkv.bias"])
    parts = [f"{p}q", f"{p}k", f"{p}v", bias]
    attended = g.node("MultiHeadAttention", parts, f"{p}attended", MS, num_heads=HEADS)
    out = _linear(g, state, f"{p}out", attended)
    x = _add_norm(g, state, x, out, f"{p}out", f"{p}norm1")
    up = _linear(g, state, f"{p}up", x)
    up = g.node("BiasGelu", [up, g.constant(f"{p}up.b", state[f"{p}up.bias"])], f"{p}gelu", MS)
    down = _linear(g, state, f"{p}down", up)
    return _add_norm(g, state, x, down, f"{p}down", f"{p}norm2")


def _add_norm(g: Graph, state: dict[str, Floats], x: str, y: str, linear: str, norm: str) -> str:
    """The sum of both, normalised; step by step, which is four times as fast as the runtime's own node."""
    biased = g.node("Add", [y, g.constant(f"{linear}.b", state[f"{linear}.bias"])], f"{norm}.biased")
    summed = g.node("Add", [x, biased], f"{norm}.sum")
    mean = g.node("ReduceMean", [summed], f"{norm}.mean", axes=[-1], keepdims=1)
    apart = g.node("Sub", [summed, mean], f"{norm}.apart")
    square = g.node("Mul", [apart, apart], f"{norm}.square")
    spread = g.node("ReduceMean", [square], f"{norm}.spread", axes=[-1], keepdims=1)
    safe = g.node("Add", [spread, "epsilon"], f"{norm}.safe")
    scale = g.node("Reciprocal", [g.node("Sqrt", [safe], f"{norm}.root")], f"{norm}.scale")
    even = g.node("Mul", [apart, scale], f"{norm}.even")
    weighted = g.node("Mul", [even, g.constant(f"{norm}.w", state[f"{norm}.weight"])], f"{norm}.weighted")
    return g.node("Add", [weighted, g.constant(f"{norm}.bias", state[f"{norm}.bias"])], norm)

"""The encoder as an ONNX graph with int8 weights, written out node by node.

Written by hand rather than traced: the graph stays small and uses onnxruntime's fused attention and normalisation.
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
    x, mask = _embedding(g, state)
    for i in range(LAYERS):
        x = _layer(g, state, i, x, mask)
    g.node("Identity", [x], "hidden")
    inputs = [helper.make_tensor_value_info("embedded", TensorProto.FLOAT, ["batch", "length", WIDTH])]
    inputs += [helper.make_tensor_value_info(n, TensorProto.INT64, ["batch", "length"]) for n in ("shapes", "quotes")]
    inputs += [helper.make_tensor_value_info("mask", TensorProto.FLOAT, ["batch", "length"])]
    outputs = [helper.make_tensor_value_info("hidden", TensorProto.FLOAT, ["batch", "length", WIDTH])]
    graph = helper.make_graph(g.nodes, "encoder", inputs, outputs, g.constants)
    return helper.make_model(
        graph, opset_imports=[helper.make_opsetid("", 17), helper.make_opsetid(MS, 1)], ir_version=8
    )


def _embedding(g: Graph, state: dict[str, Floats]) -> tuple[str, str]:
    g.node("Shape", ["shapes"], "size")
    zero, one, two = (g.constant(n, np.array([v], np.int64)) for n, v in (("zero", 0), ("one", 1), ("two", 2)))
    g.node("Slice", ["size", one, two], "length")
    g.node("Slice", [g.constant("position", state["position.weight"]), zero, "length", zero], "positions")
    g.node("Add", ["embedded", "positions"], "with_position")
    g.node("Gather", [g.constant("shape_rows", state["shape.weight"]), "shapes"], "shape_vectors")
    g.node("Gather", [g.constant("quote_rows", state["quote.weight"]), "quotes"], "quote_vectors")
    g.node("Add", ["shape_vectors", "quote_vectors"], "features")
    g.node("Add", ["with_position", "features"], "summed")
    x = g.node(
        "LayerNormalization",
        ["summed", g.constant("norm_w", state["norm.weight"]), g.constant("norm_b", state["norm.bias"])],
        "x",
        axis=-1,
        epsilon=EPSILON,
    )
    mask = g.node("Cast", ["mask"], "valid", to=TensorProto.INT32)
    return x, mask


def _linear(g: Graph, state: dict[str, Floats], name: str, x: str) -> str:
    codes, scale = quantise_columns(state[f"{name}.weight"].T)
    g.node("Cast", [g.constant(f"{name}.codes", codes)], f"{name}.cast", to=TensorProto.FLOAT)
    g.node("Mul", [f"{name}.cast", g.constant(f"{name}.scale", scale)], f"{name}.w")
    return g.node("MatMul", [x, f"{name}.w"], f"{name}.matmul")


def quantise_columns(weight: Floats) -> tuple[npt.NDArray[np.int8], Floats]:
    """int8 codes of a matrix (inputs, outputs) and one scale an output.

    The runtime folds code times scale into one matrix when it loads, and multiplies in 32-bit floats: nothing is
    rounded that depends on the input, so no result depends on its batch neighbours or on the processor's int8 unit.
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


def _layer(g: Graph, state: dict[str, Floats], i: int, x: str, mask: str) -> str:
    p = f"layers.{i}."
    mixed = _linear(g, state, f"{p}qkv", x)
    g.node("Split", [mixed], f"{p}split", outputs=[f"{p}q", f"{p}k", f"{p}v"], axis=-1)
    bias = g.constant(f"{p}qkv.b", state[f"{p}qkv.bias"])
    attended = g.node(
        "MultiHeadAttention", [f"{p}q", f"{p}k", f"{p}v", bias, mask], f"{p}attended", MS, num_heads=HEADS
    )
    out = _linear(g, state, f"{p}out", attended)
    x = _add_norm(g, state, x, out, f"{p}out", f"{p}norm1")
    up = _linear(g, state, f"{p}up", x)
    up = g.node("BiasGelu", [up, g.constant(f"{p}up.b", state[f"{p}up.bias"])], f"{p}gelu", MS)
    down = _linear(g, state, f"{p}down", up)
    return _add_norm(g, state, x, down, f"{p}down", f"{p}norm2")


def _add_norm(g: Graph, state: dict[str, Floats], x: str, y: str, linear: str, norm: str) -> str:
    parts = [
        g.constant(f"{norm}.w", state[f"{norm}.weight"]),
        g.constant(f"{norm}.b", state[f"{norm}.bias"]),
        g.constant(f"{linear}.b", state[f"{linear}.bias"]),
    ]
    return g.node("SkipLayerNormalization", [x, y, *parts], norm, MS, epsilon=EPSILON)

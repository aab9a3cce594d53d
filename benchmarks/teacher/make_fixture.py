"""Writes two tiny random networks in the file format of src/corpus/neural/neural-model.ts, one like BERT and one like MPNet,
with what PyTorch makes of five sentences, for the tests in test/corpus/neural.

Usage: python benchmarks/teacher/make_fixture.py test/corpus/neural
"""

import json
import sys
from pathlib import Path

import numpy as np
import torch
from transformers import BertConfig, BertModel, BertTokenizerFast, MPNetConfig, MPNetModel

import pack_student
import student
import teacher

PIECES = """[PAD] [UNK] [CLS] [SEP] the a dog cat bird sea saw see ##s ##ing ##ed bark chase cafe na ##ive over
we they i it he she in on of and . , ! ? - ' # $ good ##ly un ##friend ##e ##a ##t co ##op er ox ##b ##c c 1 2 ##0 ##1 \u72d7
\u0645 \u03c3\u03bf\u03c6\u03bf\u03c3 don t run ##n ##er""".split()
TAGS = ["ADJ", "DET", "NOUN", "PROPN", "PUNCT", "VERB"]
RELATIONS = ["amod", "det", "nsubj", "obj", "punct", "root"]
SENTENCES = [
    ["The", "na\u00efve", "dogs", "chase", "a", "caf\u00e9-cat", "."],
    ["Don't", "\u0936", "unfriendly", "CO-OP", "SEAS", "\u72d7\u72d7", "!"],
    ["they", "\u200b", "saw", "", "\u03a3\u039f\u03a6\u039f\u03a3", "$1200", "\ufb01ve"],
    ["Run"],
    ["McCat", "runners", "and", "un" * 60, "barked", "e.a.t", "over", "i", "2", "I"],
]


SIZES = {
    "vocab_size": len(PIECES),
    "hidden_size": 24,
    "num_hidden_layers": 2,
    "num_attention_heads": 2,
    "intermediate_size": 40,
}


def save(path, state, names, config, is_small):
    """Writes a state; returns it as it will be read.

    Matrices for which `is_small` holds get four bits a number, the others eight; vectors are kept.
    """
    arrays = {name: pack_student.lines(texts) for name, texts in names.items()}
    read = {}
    for name, values in pack_student.as_bert(state, config).items():
        arrays |= pack_student.pack(values, name, is_small)
    for name, values in state.items():
        numbers, scales = student.round_row(values)
        read[name] = values if values.dim() < 2 else student.rounded(values) if is_small(name) else numbers * scales
    pack_student.write(path, arrays, config)
    return read


def make(folder, name, encoder, is_small):
    """Writes `name`.safetensors and `name`.json."""
    torch.manual_seed(1)
    vocabulary = folder / "vocab.txt"
    vocabulary.write_text("\n".join(PIECES) + "\n", encoding="utf-8")
    tokenizer = BertTokenizerFast(str(vocabulary), do_lower_case=True)
    vocabulary.unlink()
    model = teacher.Teacher(encoder, TAGS, RELATIONS, arcs=16, labels=9).eval()
    state = {name: torch.randn(tensor.shape) * (0.1 if name.endswith("bias") else 0.4) for name, tensor in model.state_dict().items()}
    for part, tensor in state.items():
        if part.endswith("LayerNorm.weight"):
            tensor += 1
    names = {"vocabulary": PIECES, "tags": TAGS, "relations": RELATIONS}
    model.load_state_dict(save(folder / f"{name}.safetensors", state, names, encoder.config.to_dict(), is_small))
    teacher.DEVICE = "cpu"
    batcher = teacher.Batcher(tokenizer, TAGS, RELATIONS)
    sentences = [{"forms": forms} for forms in SENTENCES]
    batcher.encode(sentences)
    rounded = lambda scores: [round(x, 5) for x in scores.flatten().tolist()]
    results = []
    for sentence in sentences:
        with torch.no_grad():
            tags, arcs, dependents, heads = model(batcher.pack([sentence]))
            n = arcs.shape[1]
            labels = torch.einsum("bnd,rde,bme->bnmr", dependents, model.label, heads)
        tree = teacher.eisner(arcs[0].numpy().astype(np.float64))
        others = labels.clone()
        others[..., RELATIONS.index("root")] = -1e9
        relations = ["root" if h == n else RELATIONS[int(others[0, w, h].argmax())] for w, h in enumerate(tree)]
        results.append({
            "forms": sentence["forms"],
            "pieces": sentence["ids"],
            "shapes": sentence["shapes"],
            "first": sentence["first"],
            "tagScores": rounded(tags),
            "arcScores": rounded(arcs),
            "labelScores": rounded(labels),
            "tags": [TAGS[i] for i in tags[0].argmax(-1).tolist()],
            "heads": [-1 if h == n else h for h in tree],
            "relations": relations,
        })
    text = ",\n".join(json.dumps(result) for result in results)
    (folder / f"{name}.json").write_text(f"[\n{text}\n]\n", encoding="utf-8")


if __name__ == "__main__":
    target = Path(sys.argv[1])
    bert = BertModel(BertConfig(**SIZES, max_position_embeddings=64), add_pooling_layer=False)
    make(target, "tiny-network", bert, lambda name: "word_embeddings" in name or "dense" in name or name == "label")
    # With places from 2 on there are as many as above.
    mpnet = MPNetModel(MPNetConfig(**SIZES, max_position_embeddings=66, layer_norm_eps=1e-3), add_pooling_layer=False)
    make(target, "tiny-mpnet", mpnet, student.is_coarse)

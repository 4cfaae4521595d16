"""A whole study in PyTorch, all networks of an activation in one baddbmm: usage study.py FOLDER ACTIVATION.

Networks differ in seed and rate; losses and accuracies on both parts are kept after every epoch. Prints one JSON line.
"""
import json
import sys
import time
from pathlib import Path

import numpy as np
import torch

from batched import Networks, permutations

folder, activation = Path(sys.argv[1]), sys.argv[2]
study = json.loads((folder / "study.json").read_text())
torch.set_num_threads(study["threads"])
torch.set_grad_enabled(False)
seeds, rates = study["seeds"], study["rates"]


def read(name, dtype, *shape):
    """An array of one entry a seed, repeated for every rate: networks stand rate by rate."""
    array = torch.from_numpy(np.fromfile(folder / name, dtype).reshape(seeds, *shape))
    return array.repeat(len(rates), *[1] * len(shape))


start = time.perf_counter()
parts = []
for part in ("train", "test"):
    x = read(f"{part}.features.f32", np.float32, study[part], study["inputs"])
    parts.append((x, read(f"{part}.labels.i32", np.int32, study[part]).long()))
layers, width = [], study["inputs"]
for l, units in enumerate([*study["hidden"], study["classes"]]):
    weights = read(f"{activation}.{l}.f32", np.float32, units, width)
    layers.append((weights.numpy(), np.zeros((len(weights), units), np.float32)))
    width = units
rate = torch.tensor(rates).repeat_interleave(seeds)[:, None, None]
networks = Networks(layers, activation, rate)

(x, y), _ = parts
one_hot = torch.nn.functional.one_hot(y, study["classes"]).float()
curves = [[networks.evaluate(*part) for part in parts]]
for _ in range(study["epochs"]):
    networks.epoch(x, one_hot, permutations(len(x), x.shape[1]), study["batch"])
    curves.append([networks.evaluate(*part) for part in parts])
accuracy = torch.stack([train for (_, train), _ in curves]).reshape(-1, len(rates), seeds)
print(json.dumps({"seconds": time.perf_counter() - start, "accuracy": accuracy[-1].tolist()}))

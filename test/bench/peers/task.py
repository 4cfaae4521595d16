"""The task of a peer in Python: its arrays, and the frame in which every peer is checked and timed."""
import json
import sys
import time
from pathlib import Path

import numpy as np


class Task:
    def __init__(self, path, networks):
        folder = Path(path).parent
        for name, value in json.loads(Path(path).read_text()).items():
            setattr(self, name, value)
        of = lambda name, dtype, *shape: np.fromfile(folder / name, dtype).reshape(self.networks, *shape)[:networks]  # noqa: E731
        self.features = of("features.f32", np.float32, self.rows, self.inputs)
        self.labels = of("labels.i32", np.int32, self.rows)
        self.order = of("order.i32", np.int32, self.checkEpochs, self.rows)
        self.initial = self._layers(of("initial.f32", np.float32, -1))
        self.networks = networks

    def _layers(self, flat):
        """(weights (networks, units, inputs), biases (networks, units)) of each layer."""
        layers, at, width = [], 0, self.inputs
        for units in [*self.hidden, self.classes]:
            weights = flat[:, at : at + units * width].reshape(-1, units, width)
            at += units * width
            layers.append((weights, flat[:, at : at + units]))
            at, width = at + units, units
        return layers


def answer(peer, task, epoch, losses, draw):
    """Trains the epochs of the check, in their own order, and then for as long as is timed, in an order of `draw()`."""
    for i in range(task.checkEpochs):
        epoch(task.order[:, i])
    checked = losses()
    epochs, start = 0, time.perf_counter()
    while (elapsed := time.perf_counter() - start) < task.seconds or epochs < task.minEpochs:
        epoch(draw())
        epochs += 1
    samples = epochs * task.rows * task.networks
    print(json.dumps({"peer": peer, "samplesPerSecond": samples / elapsed, "losses": [float(loss) for loss in checked]}))


def read():
    """The task and the number of networks, from the command line: TASK.json [NETWORKS]."""
    networks = int(sys.argv[2]) if len(sys.argv) > 2 else 1
    return Task(sys.argv[1], networks)

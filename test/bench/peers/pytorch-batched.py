"""PyTorch, many networks in one baddbmm, gradients by hand: usage pytorch-batched.py TASK.json NETWORKS."""
import torch

import task as tasks
from batched import Networks, permutations

task = tasks.read()
torch.set_num_threads(1)
torch.set_grad_enabled(False)
x, y = torch.tensor(task.features), torch.tensor(task.labels).long()
one_hot = torch.nn.functional.one_hot(y, task.classes).float()
networks = Networks(task.initial, task.activation, task.learningRate)

tasks.answer(
    f"PyTorch {torch.__version__}, {task.networks} networks in one baddbmm",
    task,
    lambda order: networks.epoch(x, one_hot, torch.as_tensor(order).long(), task.batch),
    lambda: networks.evaluate(x, y)[0],
    lambda: permutations(task.networks, task.rows),
)

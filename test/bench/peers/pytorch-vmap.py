"""PyTorch, vmap of grad over many networks (torch.func, or functorch before 2.0): usage pytorch-vmap.py TASK.json NETWORKS."""
import torch

try:
    from torch.func import grad, vmap
except ImportError:
    from functorch import grad, vmap

import task as tasks
from batched import permutations

task = tasks.read()
torch.set_num_threads(1)
x, y = torch.tensor(task.features), torch.tensor(task.labels).long()
activation = {"relu": torch.relu, "tanh": torch.tanh}[task.activation]
parameters = [(torch.tensor(weights), torch.tensor(bias)) for weights, bias in task.initial]


def loss(layers, x, y):
    for weights, bias in layers[:-1]:
        x = activation(torch.nn.functional.linear(x, weights, bias))
    return torch.nn.functional.cross_entropy(torch.nn.functional.linear(x, *layers[-1]), y)


gradients = vmap(grad(loss))


def epoch(order):
    order = torch.as_tensor(order).long()
    features = torch.gather(x, 1, order[:, :, None].expand(-1, -1, task.inputs))
    labels = torch.gather(y, 1, order)
    for start in range(0, task.rows, task.batch):
        stop = start + task.batch
        for layer, slopes in zip(parameters, gradients(parameters, features[:, start:stop], labels[:, start:stop])):
            torch._foreach_add_(list(layer), list(slopes), alpha=-task.learningRate)


tasks.answer(
    f"PyTorch {torch.__version__}, vmap of grad over {task.networks} networks",
    task,
    epoch,
    lambda: vmap(loss)(parameters, x, y),
    lambda: permutations(task.networks, task.rows),
)

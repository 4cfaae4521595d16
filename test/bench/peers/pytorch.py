"""PyTorch eager, one network, one thread: usage pytorch.py TASK.json; prints one JSON line."""
import torch

import task as tasks

task = tasks.read()
torch.set_num_threads(1)
x, y = torch.tensor(task.features[0]), torch.tensor(task.labels[0]).long()

activation = {"relu": torch.nn.ReLU, "tanh": torch.nn.Tanh}[task.activation]
layers = []
for weights, bias in task.initial:
    linear = torch.nn.Linear(weights.shape[2], weights.shape[1])
    linear.weight.data, linear.bias.data = torch.tensor(weights[0]), torch.tensor(bias[0])
    layers += [linear, activation()]
model = torch.nn.Sequential(*layers[:-1])
optimizer = torch.optim.SGD(model.parameters(), lr=task.learningRate)
loss_function = torch.nn.CrossEntropyLoss()


def epoch(order):
    order = torch.as_tensor(order[0]).long()
    for start in range(0, task.rows, task.batch):
        rows = order[start : start + task.batch]
        optimizer.zero_grad(set_to_none=True)
        loss_function(model(x[rows]), y[rows]).backward()
        optimizer.step()


def losses():
    with torch.no_grad():
        return [loss_function(model(x), y)]


tasks.answer(
    f"PyTorch {torch.__version__} eager, one network", task, epoch, losses, lambda: torch.randperm(task.rows)[None]
)

"""PyTorch eager, one thread: usage pytorch.py TASK.json; prints one JSON line."""
import json
import sys
import time

import torch

task = json.load(open(sys.argv[1]))
torch.set_num_threads(1)
x = torch.tensor(task["features"]).reshape(-1, task["inputs"])
y = torch.tensor(task["labels"])

layers, width = [], task["inputs"]
for units in task["hidden"]:
    layers += [torch.nn.Linear(width, units), torch.nn.ReLU()]
    width = units
model = torch.nn.Sequential(*layers, torch.nn.Linear(width, task["classes"]))
optimizer = torch.optim.SGD(model.parameters(), lr=task["learningRate"])
loss_function = torch.nn.CrossEntropyLoss()


def epoch():
    order = torch.randperm(len(y))
    for start in range(0, len(y), task["batch"]):
        rows = order[start : start + task["batch"]]
        optimizer.zero_grad(set_to_none=True)
        loss_function(model(x[rows]), y[rows]).backward()
        optimizer.step()


epoch()
epochs, start = 0, time.perf_counter()
while (elapsed := time.perf_counter() - start) < task["seconds"] or epochs < task["minEpochs"]:
    epoch()
    epochs += 1
with torch.no_grad():
    accuracy = (model(x).argmax(1) == y).float().mean().item()
print(json.dumps({"peer": f"PyTorch {torch.__version__} eager, 1 thread", "samplesPerSecond": epochs * len(y) / elapsed, "accuracy": accuracy}))

#!/usr/bin/env python3
"""Trains one trial of actbench again, in PyTorch, and compares what comes of it with what actbench recorded.

trial.json, beside this file, has the data, the initial weights, the order of the rows in every epoch, and the
activation as a graph of operations. Its derivative is PyTorch's own (autograd), and so are losses and, where PyTorch has them, optimisers.
"""
import argparse
import json
import sys
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F

# A difference may be so many times what rounding alone does to this trial.
MARGIN = 100

# What a formula's operations mean. Of equal arguments max and min take the first, and so its derivative.
OPERATIONS = {
    "flush": lambda u: u, "negate": torch.neg, "abs": torch.abs, "sign": torch.sign, "sqrt": torch.sqrt, "floor": torch.floor,
    "exp": torch.exp, "expm1": torch.expm1, "log": torch.log, "log1p": torch.log1p,
    "sin": torch.sin, "cos": torch.cos, "atan": torch.atan, "erf": torch.erf,
    "tanh": torch.tanh, "sigmoid": torch.sigmoid, "softplus": F.softplus,
    "add": torch.add, "subtract": torch.sub, "multiply": torch.mul, "divide": torch.div, "pow": torch.pow,
    "max": lambda u, v: torch.where(u >= v, u, v),
    "min": lambda u, v: torch.where(u <= v, u, v),
    "less": lambda u, v: (u < v).to(v.dtype),
    "lessOrEqual": lambda u, v: (u <= v).to(v.dtype),
    "greater": lambda u, v: (u > v).to(v.dtype),
    "greaterOrEqual": lambda u, v: (u >= v).to(v.dtype),
    "equal": lambda u, v: (u == v).to(v.dtype),
    "notEqual": lambda u, v: (u != v).to(v.dtype),
    "and": lambda u, v: ((u != 0) & (v != 0)).to(v.dtype),
    "or": lambda u, v: ((u != 0) | (v != 0)).to(v.dtype),
    "not": lambda u: (u == 0).to(u.dtype),
    "select": lambda condition, u, v: torch.where(condition != 0, u, v),
}  # fmt: skip


def evaluate(nodes, inputs, parameters, dtype):
    """The values of a formula's nodes, each of which stands after its arguments."""
    values = []
    for node in nodes:
        if node["op"] == "constant":
            values.append(torch.tensor(node["value"], dtype=dtype))
        elif node["op"] == "input":
            values.append(inputs[node["index"]])
        elif node["op"] == "parameter":
            values.append(parameters[node["index"]])
        else:
            values.append(OPERATIONS[node["op"]](*(values[i] for i in node["args"])))
    return values


def activate(graph, z, learned):
    """f(x1, …, xK) of z (rows, units · K), where a unit's K inputs are adjacent. Returns (rows, units)."""
    inputs = z.reshape(len(z), -1, graph["inputs"]).unbind(-1)
    return evaluate(graph["nodes"], inputs, learned, z.dtype)[graph["value"]]


def forward(trial, layers, x, masks=None):
    for i, (graph, layer) in enumerate(zip(trial["activations"], layers)):
        x = F.linear(x, layer["weights"], layer["bias"])
        if graph is not None:
            x = activate(graph, x, layer["learned"])
            if masks is not None:
                x = x * masks(i, x)
    return x


def loss_of(trial, outputs, targets):
    """The mean over the rows."""
    name, p = trial["loss"], trial["spec"].get("loss", {}).get("parameters", {})
    if name == "cross_entropy":
        return F.cross_entropy(outputs, targets)
    if name == "hinge":
        return F.multi_margin_loss(outputs, targets, margin=p["margin"])
    values = F.one_hot(targets, outputs.shape[1]).to(outputs.dtype) if trial["task"] == "classification" else targets[:, None]
    if name == "huber":
        return F.huber_loss(outputs, values, delta=p["delta"])
    if name == "mean_squared_error":
        return F.mse_loss(outputs, values)
    sys.exit(f"replay.py does not know the loss {name}")


def penalty(trial, layers):
    """L1 and L2 on the weights, not on biases."""
    l1, l2 = trial["spec"]["regularization"]["l1"], trial["spec"]["regularization"]["l2"]
    return sum(l1 * layer["weights"].abs().sum() + l2 / 2 * (layer["weights"] ** 2).sum() for layer in layers)


class Rule(torch.optim.Optimizer):
    """An optimiser that PyTorch lacks, by its update rule: inputs are the parameter, its gradient and the states."""

    def __init__(self, parameters, lr, rule):
        super().__init__(parameters, {"lr": lr})
        self.rule = rule

    @torch.no_grad()
    def step(self):
        for group in self.param_groups:
            for p in (p for p in group["params"] if p.grad is not None):
                kept = self.state[p].setdefault("kept", [torch.zeros_like(p) for _ in self.rule["states"]])
                rate = torch.tensor(group["lr"], dtype=p.dtype)
                values = evaluate(self.rule["nodes"], [p, p.grad, *kept], [rate], p.dtype)
                p.copy_(values[self.rule["parameter"]])
                self.state[p]["kept"] = [values[next] for next in self.rule["states"]]


def optimizer_of(trial, parameters):
    chosen, rate = trial["optimizer"], trial["spec"]["learningRate"]
    if "pytorch" in chosen:
        return getattr(torch.optim, chosen["pytorch"])(parameters, lr=rate, **chosen["options"])
    return Rule(parameters, rate, chosen)


def hash32(key, counter):
    """actbench's random draws: the counter-th 32-bit number of the sequence `key`."""

    def mix(x):
        x = (x ^ (x >> np.uint32(16))) * np.uint32(0x21F0AAAD)
        x = (x ^ (x >> np.uint32(15))) * np.uint32(0xD35A2D97)
        return x ^ (x >> np.uint32(15))

    return mix(mix(counter + np.uint32(0x9E3779B9)) ^ np.uint32(key % 2**32))


def dropout_masks(dropout, step):
    """The masks of a step (from 1): 0, or 1 / (1 - rate); a layer's draws follow those of the one before."""
    if dropout is None:
        return None
    counter = (step - 1) * dropout["drawsPerStep"]

    def mask(_, x):
        nonlocal counter
        draws = (np.arange(x.numel(), dtype=np.uint64) + np.uint64(counter % 2**32)).astype(np.uint32)
        counter += x.numel()
        kept = hash32(dropout["key"], draws) >= dropout["rate"] * 2**32
        return torch.tensor(kept.reshape(x.shape), dtype=x.dtype) / (1 - dropout["rate"])

    return mask


def to_layers(layers, dtype, **options):
    return [
        {name: torch.tensor(values, dtype=dtype, **options) for name, values in layer.items()} for layer in layers
    ]


def train(trial, dtype, epochs=None):
    """Returns the evaluations as rows (epoch, training loss, test loss), and the layers in the end."""
    layers = to_layers(trial["initial"], dtype, requires_grad=True)
    optimizer = optimizer_of(trial, [tensor for layer in layers for tensor in layer.values()])
    target_type = torch.int64 if trial["task"] == "classification" else dtype
    data = {
        part: (torch.tensor(rows["features"], dtype=dtype), torch.tensor(rows["targets"], dtype=target_type))
        for part, rows in trial["data"].items()
    }
    curve = []

    def measure(epoch):
        with torch.no_grad():
            losses = [loss_of(trial, forward(trial, layers, data[p][0]), data[p][1]).item() for p in ("train", "test")]
        curve.append((epoch, *losses))
        return np.isfinite(losses[0])

    measure(0)
    x, y = data["train"]
    batch_size = trial["spec"]["training"]["batchSize"]
    evaluate_at = set(trial["evaluationSteps"])
    step = 0
    for order in trial["order"][:epochs]:
        batches = torch.tensor(order).split(batch_size)
        for rows in batches:
            step += 1
            outputs = forward(trial, layers, x[rows], dropout_masks(trial["dropout"], step))
            optimizer.zero_grad()
            (loss_of(trial, outputs, y[rows]) + penalty(trial, layers)).backward()
            optimizer.step()
            if step in evaluate_at and not measure(step / len(batches)):
                return curve, layers
    return curve, layers


def recorded_curve(trial):
    metrics = trial["curve"]["metrics"]
    return list(zip(trial["curve"]["epochs"], metrics["train_loss"], metrics["test_loss"]))


def differences_of(curve, other, scale):
    """Of each evaluation that all have: the larger of the differences in training and test loss, relative to `scale`."""
    return [
        max(abs(a - b) / max(abs(c), 1e-12) for a, b, c in zip(*rows) if None not in (a, b, c))
        for rows in zip(*([losses for _, *losses in rows] for rows in (curve, other, scale)))
    ]


def compare(trial, epochs=None):
    """Trains in actbench's precision and, where that is float32, in float64 as well: what rounding alone changes.

    Returns rows (epoch, actbench's training loss, PyTorch's, their difference, the largest difference of PyTorch's
    two precisions so far, and of actbench from PyTorch's float64), the layers, and PyTorch's last training loss.
    """
    precision = getattr(torch, trial["precision"])
    curve, layers = train(trial, precision, epochs)
    exact = curve if precision == torch.float64 else train(trial, torch.float64, epochs)[0]
    recorded = recorded_curve(trial)
    differences = differences_of(curve, recorded, recorded)
    rounding, own = (
        np.maximum.accumulate(differences_of(one, exact, recorded)).tolist() for one in (curve, recorded)
    )
    rows = [
        (epoch, loss, trained[1], *values)
        for (epoch, loss, _), trained, *values in zip(recorded, curve, differences, rounding, own)
    ]
    return rows, layers, curve[-1][1]


def agrees(difference, rounding, tolerance):
    """Training is chaotic: what rounding changes grows. PyTorch's own two precisions say how far it has, but they are
    one draw of it, hence the margin."""
    return difference <= max(tolerance, MARGIN * rounding)


def weight_difference(trial, layers):
    """The largest difference of a parameter, relative to the largest parameter of its kind in its layer."""
    largest = 0.0
    for layer, final in zip(layers, to_layers(trial["final"], torch.float64)):
        for name, expected in final.items():
            if expected.numel() > 0:
                difference = (layer[name].detach().double() - expected).abs().max()
                largest = max(largest, (difference / expected.abs().max().clamp_min(1e-12)).item())
    return largest


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("trial", nargs="?", default=Path(__file__).with_name("trial.json"))
    parser.add_argument("--epochs", type=int, help="train only so many epochs")
    parser.add_argument("--tolerance", type=float, default=1e-4, help="relative difference in loss (1e-4)")
    arguments = parser.parse_args()

    trial = json.loads(Path(arguments.trial).read_text(encoding="utf-8"))
    spec = trial["spec"]
    print(f"trial {trial['id']}: {spec['activation']['label']} on {spec['dataset']['label']}, {spec['optimizer']['label']}")
    rows, layers, last = compare(trial, arguments.epochs)

    print(f"PyTorch {torch.__version__}, {trial['precision']}\n")
    print(f"{'':8}  {'training loss':^26}  {'relative difference':^26}")
    print(f"{'epoch':>8}  {'actbench':>12}  {'PyTorch':>12}  {'of both':>12}  {'by rounding':>12}")
    for i in sorted({round(k * (len(rows) - 1) / 12) for k in range(13)}) if rows else []:
        epoch, recorded, loss, difference, rounding, _ = rows[i]
        print(f"{epoch:8g}  {recorded:12.7g}  {loss:12.7g}  {difference:12.1e}  {rounding:12.1e}")
    print("\nBy rounding: between PyTorch's own float32 and float64, the largest so far.")

    strict = [row[0] for row in rows if MARGIN * row[4] <= arguments.tolerance]
    print(f"Rounding can be told from an error of {arguments.tolerance:g} up to epoch {max(strict, default=0):g}.")
    wrong = [row for row in rows if not agrees(row[3], row[4], arguments.tolerance)]
    print(f"Largest difference in loss: {max((row[3] for row in rows), default=0):.1e}")
    if trial["final"] is not None and arguments.epochs is None:
        print(f"Largest difference in final weights: {weight_difference(trial, layers):.1e}")
    if trial["state"] == "diverged" and arguments.epochs is None:
        print(f"Diverged in actbench; PyTorch's last loss is {last:g}")
        wrong += [] if not np.isfinite(last) else [(None,)]
    allowed = f"{arguments.tolerance:g}, or {MARGIN} times what rounding does"
    print(f"{'DIFFERS' if wrong else 'Agrees'}: allowed are {allowed}.")
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()

"""Many networks side by side in PyTorch, gradients by hand: every layer is one baddbmm over all of them."""
import torch

# Value of z, and derivative of z and the value.
ACTIVATIONS = {
    "sigmoid": (torch.sigmoid, lambda z, h: h * (1 - h)),
    "tanh": (torch.tanh, lambda z, h: 1 - h * h),
    "relu": (torch.relu, lambda z, h: (z > 0).float()),
    "leaky_relu": (lambda z: torch.nn.functional.leaky_relu(z, 0.01), lambda z, h: torch.where(z > 0, 1.0, 0.01)),
    "elu": (torch.nn.functional.elu, lambda z, h: torch.where(z > 0, 1.0, h + 1)),
    "silu": (torch.nn.functional.silu, lambda z, h: (s := torch.sigmoid(z)) + h * (1 - s)),
    "softsign": (torch.nn.functional.softsign, lambda z, h: (1 - h.abs()) ** 2),
}


class Networks:
    """`layers`: (weights (networks, units, inputs), biases (networks, units)); `rate`: one for all, or one for each."""

    def __init__(self, layers, activation, rate):
        self.weights = [torch.tensor(w).transpose(1, 2).contiguous() for w, _ in layers]  # (networks, inputs, units)
        self.biases = [torch.tensor(b)[:, None, :].contiguous() for _, b in layers]  # (networks, 1, units)
        self.value, self.derivative = ACTIVATIONS[activation]
        self.rate = rate

    def forward(self, x):
        """Pre-activations and values of every layer for x (networks, rows, inputs)."""
        zs, hs = [], [x]
        for l, (w, b) in enumerate(zip(self.weights, self.biases)):
            z = torch.baddbmm(b, hs[-1], w)
            zs.append(z)
            hs.append(self.value(z) if l + 1 < len(self.weights) else z)
        return zs, hs

    def step(self, x, target):
        """One step of gradient descent on x (networks, batch, inputs) and one-hot targets (networks, batch, classes)."""
        zs, hs = self.forward(x)
        d = (torch.softmax(zs[-1], 2) - target).div_(x.shape[1])
        for l in reversed(range(len(self.weights))):
            back = torch.bmm(d, self.weights[l].transpose(1, 2)) if l > 0 else None
            down = -self.rate * d if isinstance(self.rate, torch.Tensor) else d
            alpha = 1 if isinstance(self.rate, torch.Tensor) else -self.rate
            self.weights[l].baddbmm_(hs[l].transpose(1, 2), down, alpha=alpha)
            self.biases[l].add_(down.sum(1, keepdim=True), alpha=alpha)
            if l > 0:
                d = back.mul_(self.derivative(zs[l - 1], hs[l]))

    def epoch(self, x, one_hot, order, batch):
        """Every row once, in the order (networks, rows) of each network; they are gathered once an epoch."""
        x = torch.gather(x, 1, order[:, :, None].expand(-1, -1, x.shape[2]))
        one_hot = torch.gather(one_hot, 1, order[:, :, None].expand(-1, -1, one_hot.shape[2]))
        for start in range(0, x.shape[1], batch):
            self.step(x[:, start : start + batch], one_hot[:, start : start + batch])

    def evaluate(self, x, y):
        """Mean cross-entropy and accuracy of each network on x (networks, rows, inputs), y (networks, rows)."""
        logits = self.forward(x)[1][-1]
        loss = torch.logsumexp(logits, 2) - logits.gather(2, y[:, :, None])[:, :, 0]
        return loss.mean(1), (logits.argmax(2) == y).float().mean(1)


def permutations(networks, rows):
    return torch.rand(networks, rows).argsort(1)

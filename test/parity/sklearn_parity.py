"""Trains what scikit-learn can train as well: logistic regression to its optimum, and MLPClassifier along its curve."""
import json
import sys
import warnings
from pathlib import Path

import numpy as np
import sklearn
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import log_loss
from sklearn.neural_network import MLPClassifier

warnings.filterwarnings("ignore")
TOLERANCE = 1e-4


def data_of(trial):
    train = trial["data"]["train"]
    return np.array(train["features"]), np.array(train["targets"], dtype=int)


def logistic_regression(trial):
    """The largest difference of a weight, and of the loss. sklearn's C weighs the sum of losses, ours is a mean."""
    x, y = data_of(trial)
    c = 1 / (len(x) * trial["spec"]["regularization"]["l2"])
    model = LogisticRegression(C=c, tol=1e-10, max_iter=10_000, multi_class="multinomial").fit(x, y)
    loss = log_loss(y, model.predict_proba(x))
    weights = np.abs(model.coef_ - np.array(trial["final"][0]["weights"])).max() / np.abs(model.coef_).max()
    return max(weights, abs(loss - trial["curve"]["metrics"]["train_loss"][-1]) / loss)


def mlp_classifier(trial):
    """The largest relative difference in training loss of any epoch; every batch is one partial_fit."""
    x, y = data_of(trial)
    spec = trial["spec"]
    name = spec["activation"]["layers"][0]["name"]
    model = MLPClassifier(
        spec["hidden"], activation={"linear": "identity", "sigmoid": "logistic"}.get(name, name), solver="sgd",
        alpha=0, learning_rate_init=spec["learningRate"], momentum=0, nesterovs_momentum=False, shuffle=False,
    )  # fmt: skip
    classes = np.unique(y)
    model.partial_fit(x[:1], y[:1], classes)
    for layer, weights, bias in zip(trial["initial"], model.coefs_, model.intercepts_):
        weights[:] = np.array(layer["weights"]).T
        bias[:] = layer["bias"]
    losses = [log_loss(y, model.predict_proba(x))]
    size = spec["training"]["batchSize"]
    for order in trial["order"]:
        for start in range(0, len(order), size):
            rows = order[start : start + size]
            model.partial_fit(x[rows], y[rows])
        losses.append(log_loss(y, model.predict_proba(x)))
    recorded = np.array(trial["curve"]["metrics"]["train_loss"])
    return (np.abs(np.array(losses) - recorded) / recorded).max()


COMPARISONS = {"LogisticRegression": logistic_regression, "MLPClassifier": mlp_classifier}

print(f"\nscikit-learn {sklearn.__version__}. Largest relative differences (optimum: weights and loss; curve: loss):\n")
agrees = True
for entry in json.loads(Path(sys.argv[1]).read_text(encoding="utf-8")):
    difference = COMPARISONS[entry["group"]](entry["trial"])
    agrees = agrees and difference <= TOLERANCE
    print(f"{entry['group']:20}{entry['title']:16}{difference:8.1e}{'' if difference <= TOLERANCE else '  DIFFERS'}")
print("scikit-learn agrees." if agrees else "scikit-learn DIFFERS.")
sys.exit(0 if agrees else 1)

"""scikit-learn's MLPClassifier, plain SGD: usage scikit-learn.py TASK.json; prints one JSON line."""
import json
import sys
import time
import warnings

import numpy as np
import sklearn
from sklearn.neural_network import MLPClassifier

warnings.filterwarnings("ignore")
task = json.load(open(sys.argv[1]))
x = np.array(task["features"], dtype=np.float32).reshape(-1, task["inputs"])
y = np.array(task["labels"])


def train(epochs):
    model = MLPClassifier(
        hidden_layer_sizes=tuple(task["hidden"]), activation="relu", solver="sgd", momentum=0, alpha=0,
        learning_rate_init=task["learningRate"], batch_size=task["batch"], max_iter=epochs, tol=0,
        n_iter_no_change=epochs + 1, shuffle=True,
    )
    start = time.perf_counter()
    model.fit(x, y)
    return model, time.perf_counter() - start


_, warm = train(5)
epochs = max(task["minEpochs"], int(5 * task["seconds"] / warm))
model, elapsed = train(epochs)
print(json.dumps({"peer": f"scikit-learn {sklearn.__version__} MLPClassifier", "samplesPerSecond": epochs * len(y) / elapsed, "accuracy": model.score(x, y)}))

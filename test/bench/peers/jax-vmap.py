"""JAX, jit of vmap of scan over many networks: usage jax-vmap.py TASK.json NETWORKS; prints one JSON line."""
import os

os.environ["XLA_FLAGS"] = "--xla_cpu_multi_thread_eigen=false intra_op_parallelism_threads=1"

import jax  # noqa: E402
import jax.numpy as jnp  # noqa: E402
import numpy as np  # noqa: E402

import task as tasks  # noqa: E402

task = tasks.read()
x, y = jnp.asarray(task.features), jnp.asarray(task.labels)
activation = {"relu": jax.nn.relu, "tanh": jnp.tanh}[task.activation]
state = {"parameters": [(jnp.asarray(weights), jnp.asarray(bias)) for weights, bias in task.initial], "drawn": 0}
whole = task.rows // task.batch * task.batch


def loss(layers, x, y):
    for weights, bias in layers[:-1]:
        x = activation(x @ weights.T + bias)
    weights, bias = layers[-1]
    logits = jax.nn.log_softmax(x @ weights.T + bias)
    return -jnp.take_along_axis(logits, y[:, None], 1).mean()


def step(layers, rows, x, y):
    slopes = jax.grad(loss)(layers, x[rows], y[rows])
    return jax.tree_util.tree_map(lambda p, g: p - task.learningRate * g, layers, slopes)


@jax.jit
@jax.vmap
def trained(layers, x, y, order):
    batches = order[:whole].reshape(-1, task.batch)
    layers, _ = jax.lax.scan(lambda layers, rows: (step(layers, rows, x, y), None), layers, batches)
    return step(layers, order[whole:], x, y) if whole < task.rows else layers


def epoch(order):
    state["parameters"] = trained(state["parameters"], x, y, jnp.asarray(order))
    jax.block_until_ready(state["parameters"])


def draw():
    state["drawn"] += 1
    keys = jax.random.split(jax.random.PRNGKey(state["drawn"]), task.networks)
    return permutations(keys)


permutations = jax.jit(jax.vmap(lambda key: jax.random.permutation(key, task.rows)))
tasks.answer(
    f"JAX {jax.__version__}, jit(vmap(scan)) over {task.networks} networks",
    task,
    epoch,
    lambda: np.asarray(jax.vmap(loss)(state["parameters"], x, y)),
    draw,
)

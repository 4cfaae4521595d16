"""Trains the matrix of parity.mjs in PyTorch, through replay.py, and prints the largest differences."""
import json
import sys
from pathlib import Path

import numpy as np
import torch

sys.path.insert(0, sys.argv[2])
import replay  # noqa: E402

TOLERANCE = 1e-4
EPOCHS = 20

torch.set_num_threads(1)
results = []
for entry in json.loads(Path(sys.argv[1]).read_text(encoding="utf-8")):
    rows, layers, last = replay.compare(entry["trial"])
    results.append({**entry, "rows": rows, "layers": layers, "last": last})


def differs(result):
    trial, rows = result["trial"], result["rows"]
    early = [row for row in rows if row[0] <= EPOCHS]
    if not rows or not all(replay.agrees(row[3], row[4], TOLERANCE) for row in rows):
        return True
    if trial["state"] == "diverged":
        return bool(np.isfinite(result["last"]))
    return len(early) < EPOCHS


def worst(result):
    return max((row for row in result["rows"] if row[0] <= EPOCHS), key=lambda row: (np.isnan(row[3]), row[3]))


print(f"PyTorch {torch.__version__}. Differences in loss are relative, the largest in the first {EPOCHS} epochs;")
print("by rounding: of PyTorch's float32 from its float64.\n")
print(f"{'':14}{'trials':>6}  {'loss':>8}  {'by rounding':>11}  {'weights':>8}  worst")
for group in dict.fromkeys(result["group"] for result in results):
    members = [result for result in results if result["group"] == group and result["group"] != "long"]
    if not members:
        continue
    result = max(members, key=lambda member: worst(member)[3])
    weights = max(replay.weight_difference(m["trial"], m["layers"]) for m in members if m["trial"]["final"] is not None)
    _, _, _, difference, rounding, _ = worst(result)
    print(f"{group:14}{len(members):6}  {difference:8.1e}  {rounding:11.1e}  {weights:8.1e}  {result['title']}")

print("\nLater, what rounding changes grows (difference in loss, and by rounding in brackets):\n")
print(f"{'':16}" + "".join(f"{f'to epoch {epoch}':>22}" for epoch in (20, 50, 100)))
for result in results:
    if result["group"] == "long":
        cells = []
        for epoch in (20, 50, 100):
            rows = [row for row in result["rows"] if row[0] <= epoch]
            cells.append(f"{max(row[3] for row in rows):.1e} ({rows[-1][4]:.1e})")
        print(f"{result['title']:16}" + "".join(f"{cell:>22}" for cell in cells))

beyond = [result for result in results if worst(result)[3] > TOLERANCE]
wrong = [result for result in results if differs(result)]
print(f"\n{len(results)} trials; beyond {TOLERANCE:g} in the first {EPOCHS} epochs: {len(beyond)}")
for result in beyond:
    epoch, _, _, difference, rounding, own = worst(result)
    print(f"  {result['group']}, {result['title']}: {difference:.1e} at epoch {epoch:g};", end=" ")
    print(f"from float64 PyTorch's float32 is {rounding:.1e} away, actbench {own:.1e}")
for result in wrong[:20]:
    row = worst(result)
    print(f"DIFFERS: {result['group']}, {result['title']}: {row[3]:.1e} at epoch {row[0]:g}, by rounding {row[4]:.1e}")
print("PyTorch agrees." if not wrong else f"PyTorch DIFFERS in {len(wrong)} of {len(results)} trials.")
sys.exit(1 if wrong else 0)

import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { Samples } from "../../src/datasets/definition.js";
import { friedman1Value } from "../../src/datasets/friedman1.js";
import { datasets } from "../../src/datasets/index.js";
import { quantileClasses } from "../../src/datasets/samples.js";
import { stream } from "../../src/random/stream.js";

interface Points {
  readonly features: readonly (readonly number[])[];
  readonly targets: readonly number[];
}

const sklearn: {
  readonly moons: Points;
  readonly circles: Points;
  readonly friedman1: Points;
  readonly gaussian_quantiles: readonly { squares: number[]; classes: number; targets: number[] }[];
} = JSON.parse(readFileSync(new URL("../fixtures/datasets/sklearn.json", import.meta.url), "utf8"));

function generate(name: string, parameters: Record<string, unknown> = {}): Samples {
  const definition = datasets.get(name);
  return definition.generate(
    definition.parameters.parse({ noise: 0, ...parameters }),
    stream("geometry", name),
  );
}

function points({ features, rows, width }: Samples): number[][] {
  return Array.from({ length: rows }, (_, i) => [...features.subarray(i * width, (i + 1) * width)]);
}

function pointsOfClass(samples: Samples, c: number): number[][] {
  return points(samples).filter((_, i) => samples.targets[i] === c);
}

function radii(samples: Samples): number[] {
  return points(samples).map((point) => Math.hypot(...point));
}

function expectClose(found: ArrayLike<number>, expected: ArrayLike<number>): void {
  expect(found.length).toBe(expected.length);
  for (let i = 0; i < found.length; i++) expect(found[i]).toBeCloseTo(expected[i], 12);
}

describe("as scikit-learn's", () => {
  test.each([
    ["moons", {}],
    ["circles", { factor: 0.3 }],
  ] as const)("%s lie on the same points without noise", (name, parameters) => {
    const { features, targets } = sklearn[name];
    const ours = generate(name, { samples: targets.length, ...parameters });
    expectClose(ours.features, features.flat());
    expect([...ours.targets]).toEqual(targets);
  });

  test("friedman1 has the same value at the same point", () => {
    const { features, targets } = sklearn.friedman1;
    expectClose(features.map(friedman1Value), targets);
  });

  test.each(sklearn.gaussian_quantiles)(
    "gaussian_quantiles cuts at the same quantiles into $classes",
    (fixture) => {
      expect([...quantileClasses(Float64Array.from(fixture.squares), fixture.classes)]).toEqual(
        fixture.targets,
      );
    },
  );
});

test("spirals' default is CS231n's: t = 4 j + 4 r, (r sin t, r cos t)", () => {
  const samples = generate("spirals", { samples: 300 });
  for (let arm = 0; arm < 3; arm++) {
    for (const [i, [x, y]] of pointsOfClass(samples, arm).entries()) {
      const r = i / 99;
      const t = arm * 4 + 4 * r;
      expectClose([x, y], [r * Math.sin(t), r * Math.cos(t)]);
    }
  }
});

test("spirals' noise turns a point and leaves its radius", () => {
  expectClose(radii(generate("spirals", { noise: 1 })), radii(generate("spirals")));
});

test("moons are two half circles that interleave", () => {
  const samples = generate("moons");
  for (const [x, y] of pointsOfClass(samples, 0)) {
    expect(Math.hypot(x, y)).toBeCloseTo(1, 12);
    expect(y).toBeGreaterThanOrEqual(0);
  }
  for (const [x, y] of pointsOfClass(samples, 1)) {
    expect(Math.hypot(x - 1, y - 0.5)).toBeCloseTo(1, 12);
    expect(y).toBeLessThanOrEqual(0.5);
  }
});

test("coordinate noise has the standard deviation asked for", () => {
  const noisy = generate("circles", { noise: 0.25, samples: 20_000 });
  const clean = generate("circles", { samples: 20_000 });
  const squares = noisy.features.map((x, k) => (x - clean.features[k]) ** 2);
  expect(Math.sqrt(squares.reduce((a, b) => a + b) / squares.length)).toBeCloseTo(0.25, 2);
});

test.each([2, 3, 5])(
  "xor's class is the parity of the negative coordinates, in %i dimensions",
  (dimensions) => {
    const samples = generate("xor", { dimensions });
    for (const [i, point] of points(samples).entries()) {
      expect(samples.targets[i]).toBe(point.filter((x) => x < 0).length % 2);
      for (const x of point) expect(Math.abs(x)).toBeLessThanOrEqual(1);
    }
    expect(pointsOfClass(samples, 0)).toHaveLength(320);
  },
);

test("xor fills all of its cube evenly", () => {
  const quadrants = points(generate("xor", { samples: 8000 })).map(([x, y]) => `${x > 0}${y > 0}`);
  for (const quadrant of new Set(quadrants)) {
    expect(Math.abs(quadrants.filter((q) => q === quadrant).length - 2000)).toBeLessThan(160);
  }
});

test.each([2, 3, 4])("checkerboard's class is the colour of the cell, with %i cells a side", (cells) => {
  const samples = generate("checkerboard", { cells });
  const occupied = new Set<string>();
  for (const [i, [x, y]] of points(samples).entries()) {
    expect(samples.targets[i]).toBe((Math.floor(x) + Math.floor(y)) % 2);
    occupied.add(`${Math.floor(x)},${Math.floor(y)}`);
  }
  expect(occupied.size).toBe(cells * cells);
});

test("gaussians have one centre a class, and their spread", () => {
  for (const c of [0, 1, 2])
    expect(new Set(pointsOfClass(generate("gaussians"), c).map(String)).size).toBe(1);
  const [noisy, clean] = [
    generate("gaussians", { noise: 2, samples: 20_000 }),
    generate("gaussians", { samples: 20_000 }),
  ];
  const centre = pointsOfClass(clean, 1).length;
  expect(Math.abs(centre - 20_000 / 3)).toBeLessThan(1);
  const first = pointsOfClass(noisy, 1).map(([x]) => x);
  const mean = first.reduce((a, b) => a + b) / first.length;
  const variance = first.reduce((sum, x) => sum + (x - mean) ** 2, 0) / first.length;
  expect(Math.sqrt(variance)).toBeCloseTo(2, 1);
});

test("gaussian_quantiles nests its classes in spheres of equal content", () => {
  const samples = generate("gaussian_quantiles", { dimensions: 4, classes: 4, samples: 400 });
  const inside = [0, 1, 2, 3].map((c) => pointsOfClass(samples, c).map((point) => Math.hypot(...point)));
  for (const [c, shell] of inside.entries()) {
    expect(shell).toHaveLength(100);
    if (c > 0) expect(Math.min(...shell)).toBeGreaterThan(Math.max(...inside[c - 1]));
  }
});

describe("hypercube", () => {
  const shape = { informative: 3, redundant: 2, distracting: 4, classes: 2, clustersPerClass: 3 };

  test("puts each cluster at a vertex of its own", () => {
    const samples = generate("hypercube", { ...shape, separation: 100 });
    const classOfVertex = new Map<string, number>();
    for (const [i, point] of points(samples).entries()) {
      const corner = point.slice(0, 3);
      for (const x of corner) expect(Math.abs(Math.abs(x) - 100)).toBeLessThan(20);
      const vertex = corner.map(Math.sign).join();
      expect(classOfVertex.get(vertex) ?? samples.targets[i]).toBe(samples.targets[i]);
      classOfVertex.set(vertex, samples.targets[i]);
    }
    expect(classOfVertex.size).toBe(6);
  });

  test("makes redundant columns from the informative ones alone", () => {
    const rows = points(generate("hypercube", shape)).slice(0, 4);
    for (const column of [3, 4]) {
      const square = rows.map((point) => [point[0], point[1], point[2], point[column]]);
      expect(determinant(square)).toBeCloseTo(0, 10);
    }
    expect(
      Math.abs(determinant(rows.map((point) => [point[0], point[1], point[2], point[5]]))),
    ).toBeGreaterThan(1e-3);
  });

  test("tells nothing of the class in the distracting columns", () => {
    const samples = generate("hypercube", { ...shape, samples: 10_000, separation: 3 });
    for (const column of [5, 6, 7, 8]) {
      const means = [0, 1].map((c) => {
        const values = pointsOfClass(samples, c).map((point) => point[column]);
        return values.reduce((a, b) => a + b) / values.length;
      });
      expect(Math.abs(means[0] - means[1])).toBeLessThan(4 * Math.sqrt(4 / 10_000));
    }
  });

  test("draws the share of classes anew that is asked for", () => {
    const [noisy, clean] = [
      generate("hypercube", { noise: 0.4, samples: 10_000 }),
      generate("hypercube", { samples: 10_000 }),
    ];
    const changed = noisy.targets.filter((target, i) => target !== clean.targets[i]).length;
    expect(Math.abs(changed / 10_000 - 0.2)).toBeLessThan(0.02); // half of the 0.4 get their own class again
  });

  test("refuses more clusters than the cube has vertices, and a share above 1", () => {
    const { parameters } = datasets.get("hypercube");
    expect(parameters.safeParse({ informative: 2, classes: 3 }).success).toBe(false);
    expect(parameters.safeParse({ informative: 2, classes: 2 }).success).toBe(true);
    expect(parameters.safeParse({ noise: 1.1 }).success).toBe(false);
  });
});

test("the teacher's classes are its scores' quantiles", () => {
  const [scores, labels] = [generate("teacher_regression"), generate("teacher_classification")];
  expect(scores.targets.reduce((a, b) => a + b) / 640).toBeCloseTo(0, 10);
  expect(scores.targets.reduce((sum, y) => sum + y * y, 0) / 640).toBeCloseTo(1, 10);
  expect(labels.targets.filter((target) => target === 1)).toHaveLength(320);
});

test("the teacher is no linear function of its inputs", () => {
  const { features, targets } = generate("teacher_regression", { dimensions: 1, samples: 2000 });
  const slope =
    features.reduce((sum, x, i) => sum + x * targets[i], 0) / features.reduce((sum, x) => sum + x * x, 0);
  const residual = targets.reduce((sum, y, i) => sum + (y - slope * features[i]) ** 2, 0) / 2000;
  expect(residual).toBeGreaterThan(0.05);
});

test("the plane is the sum of its coordinates", () => {
  const samples = generate("plane", { dimensions: 3 });
  expectClose(
    samples.targets,
    points(samples).map(([a, b, c]) => a + b + c),
  );
});

test("the sine has its periods from −1 to 1", () => {
  const { features, targets } = generate("sine", { periods: 3 });
  expectClose(
    targets,
    features.map((x) => Math.sin(3 * Math.PI * x)),
  );
});

test("friedman1 uses five of its features", () => {
  const samples = generate("friedman1", { dimensions: 9 });
  expectClose(samples.targets, points(samples).map(friedman1Value));
});

function determinant(matrix: readonly (readonly number[])[]): number {
  if (matrix.length === 0) return 1;
  const [first, ...rest] = matrix;
  return first.reduce((sum, x, j) => {
    const minor = rest.map((row) => row.toSpliced(j, 1));
    return sum + (j % 2 === 0 ? x : -x) * determinant(minor);
  }, 0);
}

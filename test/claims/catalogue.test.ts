import { describe, expect, test } from "vitest";
import { judgeStudy } from "../../src/claims/judge.js";
import type { Verdict } from "../../src/analysis/verdict.js";
import type { TrialSpec } from "../../src/trial/spec.js";
import { choice, noise, scriptedStudy, type Script } from "../helpers/scripted-study.js";

const activations = ["linear", "sigmoid", "tanh", "relu", "leaky_relu", "elu", "maxout"].map(choice);

/** The verdicts on a claim that trials decide. */
function judged(claim: string, script: (spec: TrialSpec) => Script): Verdict[] {
  const study = scriptedStudy({ claims: [claim], activations, learningRates: [0.1] }, script);
  return judgeStudy(study).verdicts.filter(({ where }) => where !== null);
}

const words = (verdicts: readonly Verdict[]): string[] => verdicts.map(({ verdict }) => verdict);
const label = (spec: TrialSpec): string => spec.activation.label;

const collapse =
  (error: number, deep: number, flat: number) =>
  ({ hidden }: TrialSpec): Script => ({
    time: null,
    linearCollapse: hidden.length > 0 ? error : undefined,
    accuracy: hidden.length > 0 ? deep : flat,
  });

describe("linear-collapse", () => {
  test("is supported when the product of the weight matrices is the network", () => {
    const [verdict] = judged("linear-collapse", collapse(3e-7, 0.54, 0.54));
    expect(verdict).toMatchObject({ verdict: "supported", measure: "largest_error", p: null });
    expect(verdict.finding).toContain("to within 3e-7 of the largest output");
    expect(verdict.finding).toContain("54 % against 54 % without hidden layers");
  });

  test("is refuted when it is not", () => {
    expect(words(judged("linear-collapse", collapse(0.01, 0.54, 0.54)))).toEqual(["refuted"]);
  });

  test("is open when depth surely gained accuracy, or nothing was compared", () => {
    expect(words(judged("linear-collapse", collapse(3e-7, 0.7, 0.5)))).toEqual(["inconclusive"]);
    expect(words(judged("linear-collapse", () => ({ time: null })))).toEqual(["inconclusive"]);
  });
});

describe("sigmoid-saturates", () => {
  /** The gradient's ratio falls by these factors a layer; the sigmoid takes so many times as long as ReLU at any depth. */
  const script =
    (fading: { sigmoid: number; relu: number }, slower: number | null) =>
    (spec: TrialSpec): Script => {
      const name = label(spec) as "sigmoid" | "relu";
      const factor = (fading[name] ?? 1) * noise(spec, 0.02);
      const usual = 20 * noise(spec, 0.1);
      return {
        time: name === "sigmoid" ? slower && slower * usual : usual,
        health: (metric, l) =>
          metric === "gradient_norm" ? [factor ** (spec.hidden.length - 1 - l), 1] : undefined,
      };
    };

  test("is supported when the gradient fades and the deep network suffers", () => {
    const [verdict] = judged("sigmoid-saturates", script({ sigmoid: 0.3, relu: 0.9 }, null));
    expect(verdict.verdict).toBe("supported");
    expect(verdict.finding).toContain("3 × more with sigmoid than with ReLU");
    expect(verdict.finding).toContain(
      "at 8 layers 0 of 16 sigmoid networks reach 95 % training accuracy against 16 of 16",
    );
    expect(verdict.details).toContain("sigmoid > 1000, > 1000, > 1000, > 1000, > 1000");
    expect(verdict.where?.factors.hidden).toBe(Array(8).fill(32).join("x"));
  });

  test("is refuted when the gradient fades but the deep network learns no later, and says which part failed", () => {
    const [verdict] = judged("sigmoid-saturates", script({ sigmoid: 0.3, relu: 0.9 }, 0.5));
    expect(verdict.verdict).toBe("refuted");
    expect(verdict.finding).toMatch(/: the gradient fades, and learning does not suffer$/);
  });

  test("is refuted when the gradient fades less than ReLU's", () => {
    expect(words(judged("sigmoid-saturates", script({ sigmoid: 0.9, relu: 0.3 }, 3)))).toEqual(["refuted"]);
  });
});

describe("relu-gradient-constant", () => {
  const script =
    (tanh: number) =>
    (spec: TrialSpec): Script => ({
      time: 20,
      health: (metric, l) => {
        const factor = (label(spec) === "tanh" ? tanh : 0.8) * noise(spec, 0.02);
        return metric === "gradient_norm" ? [factor ** (spec.hidden.length - 1 - l), 1] : undefined;
      },
    });

  test.each([
    [0.4, "supported"],
    [0.95, "refuted"],
  ])("tanh's gradient falling to %d a layer against ReLU's 0.8: %s", (tanh, expected) => {
    expect(words(judged("relu-gradient-constant", script(tanh)))).toEqual([expected]);
  });

  test("copes with a gradient that has vanished altogether", () => {
    const vanished = (spec: TrialSpec): Script => ({
      time: 20,
      health: (metric, l) =>
        metric === "gradient_norm" ? [label(spec) === "tanh" && l === 0 ? 0 : 1, 1] : undefined,
    });
    expect(words(judged("relu-gradient-constant", vanished))).toEqual(["supported"]);
  });
});

describe("non-zero-centred-slows", () => {
  const script =
    (times: Record<string, number>) =>
    (spec: TrialSpec): Script => ({ time: times[label(spec)] * noise(spec, 0.05) });

  test.each([
    [
      "both slopes gain from centring",
      { sigmoid: 60, centred_sigmoid: 30, steep_sigmoid: 40, steep_centred_sigmoid: 10 },
      "supported",
      "",
    ],
    [
      "only one does",
      { sigmoid: 60, centred_sigmoid: 30, steep_sigmoid: 10, steep_centred_sigmoid: 40 },
      "refuted",
      ": centring steep sigmoid is surely no gain",
    ],
    [
      "neither does",
      { sigmoid: 30, centred_sigmoid: 60, steep_sigmoid: 10, steep_centred_sigmoid: 40 },
      "refuted",
      ": centring sigmoid and steep sigmoid is surely no gain",
    ],
  ])("%s", (_, times, expected, failed) => {
    const [verdict] = judged("non-zero-centred-slows", script(times));
    expect(verdict.verdict).toBe(expected);
    expect(verdict.finding.endsWith(failed)).toBe(true);
  });
});

const centred =
  (mean: number) =>
  (spec: TrialSpec): Script => ({
    time: 20,
    health: (metric) => (metric === "mean_activation" ? [0, mean + 0.1 * (noise(spec, 0.5) - 1)] : [0, 1]),
  });

describe("relu-not-zero-centred", () => {
  test.each([
    [0.5, "supported"],
    [-0.5, "refuted"],
  ])("a mean output of %d: %s", (mean, expected) => {
    expect(words(judged("relu-not-zero-centred", centred(mean)))).toEqual([expected]);
  });
});

/** Shares of dead units at the highest learning rate and elsewhere. */
const dying =
  (highest: number, elsewhere: number, times: Record<string, number | null> = {}) =>
  (spec: TrialSpec): Script => {
    const dead = (spec.learningRate === 1 ? highest : elsewhere) * noise(spec, 0.1);
    const time = times[label(spec)] ?? null;
    return {
      time: time && time * noise(spec, 0.1),
      health: (metric) =>
        label(spec) === "relu" && (metric === "dead" || metric === "died") ? [0, dead] : undefined,
    };
  };

describe("relu-units-die", () => {
  test("is supported when more die at a high rate, refuted when hardly any do", () => {
    expect(words(judged("relu-units-die", dying(0.6, 0.02)))).toEqual(Array(4).fill("supported"));
    expect(words(judged("relu-units-die", dying(0.001, 0)))).toEqual(Array(4).fill("refuted"));
  });

  test("judges by the highest rate at which most networks do not diverge at once", () => {
    const [verdict] = judged("relu-units-die", (spec) => ({
      ...dying(0, 0.02)(spec),
      diverges: spec.learningRate === 1,
      ...(spec.learningRate > 0.3 && spec.learningRate < 1 && dying(0, 0.5)(spec)),
    }));
    expect(verdict.b?.learningRate).toBe(0.316);
    expect(verdict.verdict).toBe("supported");
    expect(verdict.details).toContain("(most diverged)");
  });

  test("counts the units that came back to life: for them it was not for good", () => {
    const [verdict] = judged("relu-units-die", (spec) => ({
      time: 20,
      health: (metric) => (metric === "revived" ? [0, 0.07] : dying(0.6, 0.02)(spec).health?.(metric, 0)),
    }));
    expect(verdict.finding).toContain("up to 7 % came back to life");
  });
});

describe("leaky-fixes-dying", () => {
  test("is judged by the outcome where ReLU dies", () => {
    const arrives = judged("leaky-fixes-dying", dying(0.6, 0.02, { leaky_relu: 20, relu: null }));
    expect(words(arrives)).toEqual(Array(4).fill("supported"));
    expect(arrives[0]).toMatchObject({ a: { label: "leaky_relu", learningRate: 1 }, b: { label: "relu" } });
    expect(words(judged("leaky-fixes-dying", dying(0.6, 0.02, { leaky_relu: 40, relu: 20 })))).toEqual(
      Array(4).fill("refuted"),
    );
  });

  test("is open where ReLU does not die", () => {
    const verdicts = judged("leaky-fixes-dying", dying(0.02, 0.02, { leaky_relu: 10, relu: 20 }));
    expect(words(verdicts)).toEqual(Array(4).fill("inconclusive"));
    expect(verdicts[0].finding).toContain("does not die enough");
  });
});

describe("elu-keeps-gradient", () => {
  const script =
    (elu: number, died: number) =>
    (spec: TrialSpec): Script => ({
      time: (label(spec) === "elu" ? elu : 20) * noise(spec, 0.02),
      health: (metric) => (metric === "died" && label(spec) === "elu" ? [0, died] : undefined),
    });

  test.each([
    ["as fast, and alive", 20, 0, "supported", ""],
    ["alive, but slower", 40, 0, "refuted", ": its gradient lives on, the speed is lost"],
    [
      "as fast, but dying",
      20,
      0.2,
      "refuted",
      "in the median network 20 % of the ELU units die (95 % interval 20 % to 20 %)",
    ],
  ])("%s", (_, time, died, expected, found) => {
    const [verdict] = judged("elu-keeps-gradient", script(time, died));
    expect(verdict.verdict).toBe(expected);
    expect(verdict.finding).toContain(found);
  });

  test("is open where about as many networks lose units as do not", () => {
    const [verdict] = judged("elu-keeps-gradient", (spec) =>
      script(20, spec.seed % 2 === 0 ? 0.05 : 0)(spec),
    );
    expect(verdict.verdict).toBe("inconclusive");
    expect(verdict.finding).toContain("of the ELU units die (95 % interval 0 % to 5 %); ");
  });
});

describe("maxout-costs-more", () => {
  const script =
    (maxout: number) =>
    (spec: TrialSpec): Script => ({
      time: (label(spec) === "maxout" ? maxout : 20) * noise(spec, 0.02),
      parameters: label(spec) === "maxout" && spec.hidden[0] === 32 ? 2400 : 1200,
    });

  test.each([
    ["1.5 × as soon at twice the cost a step", 13.3, "supported", "1.3 × the computation"],
    ["4 × as soon at twice the cost a step", 5, "refuted", "0.5 × the computation"],
  ])("%s", (_, time, expected, found) => {
    const [verdict] = judged("maxout-costs-more", script(time));
    expect(verdict.verdict).toBe(expected);
    expect(verdict.finding).toContain(found);
    expect(verdict.details).toContain("narrowed to 1,200 parameters");
  });

  test("has twice the parameters at the same width, which is no sample", () => {
    const study = scriptedStudy(
      { claims: ["maxout-costs-more"], activations, learningRates: [0.1] },
      script(20),
    );
    const size = judgeStudy(study).verdicts.find(({ measure }) => measure === "parameters");
    expect(size).toMatchObject({ verdict: "supported", p: null, estimate: { lower: 2, upper: 2 } });
  });
});

describe("what formulas decide", () => {
  test.each([
    ["sigmoid-saturates", "sigmoid′(5) = 0.0066"],
    ["tanh-faster-than-sigmoid", "holds to rounding"],
    ["tanh-saturates", "it is as flat at |x| = 2.5 as the sigmoid at 5"],
    ["relu-gradient-constant", "(largest error 0)"],
    ["leaky-fixes-dying", "true by definition"],
    ["elu-keeps-gradient", "ELU′(−5) = 0.0067"],
  ])("%s", (claim, found) => {
    const study = scriptedStudy({ claims: [claim] }, () => ({ time: 20 }));
    const exact = judgeStudy(study).verdicts.find(({ measure }) => measure === "largest_error");
    expect(exact).toMatchObject({ verdict: "supported", where: null, p: null, pAdjusted: null });
    expect(exact?.finding).toContain(found);
  });
});

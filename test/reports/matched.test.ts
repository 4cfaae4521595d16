import { parse } from "csv-parse/sync";
import { beforeAll, describe, expect, it } from "vitest";
import { analyse, type Findings } from "../../src/analysis/findings.js";
import { judgeStudy } from "../../src/claims/judge.js";
import { csvTables } from "../../src/tables/index.js";
import { reportFormats } from "../../src/reports/formats/index.js";
import { choice, noise, scriptedStudy } from "../helpers/scripted-study.js";
import { csvText } from "../helpers/csv-text.js";

const display = { columns: 80, colour: false, unicode: true };
const provenance = { version: "1.2.3", backend: "simd", config: "{}", files: [] };

const relu = choice("relu");
const shapes = { spirals: { features: 2, outputs: 3 } };
const studied = (hidden: readonly number[]) =>
  scriptedStudy(
    {
      activations: [relu, choice("glu")],
      networks: [{ hidden }],
      training: { epochs: 1000, batchSizes: [32], evaluateEvery: 0.5 },
      match: { cost: "parameters", reference: relu, shapes },
      claims: [{ faster: "glu", than: "relu", times: 1 }],
    },
    (spec) => ({ time: (spec.activation.label === "glu" ? 20 : 40) * noise(spec, 0.1) }),
  );

let findings: Findings;
beforeAll(() => {
  const study = studied([24, 24]);
  findings = analyse(study, judgeStudy(study));
});

describe("a study whose widths are matched", () => {
  it("compares its activations in one condition, and says so in the verdict", () => {
    const [{ finding, verdict, where }] = findings.verdicts;
    expect(verdict).toBe("supported");
    expect(where?.factors.hidden).toBe("24x24");
    expect(finding).toContain("with about as many parameters (hidden layers 17x17 and 24x24)");
    expect(findings.warnings).toEqual([]);
  });

  it("says nothing of widths that are the same", () => {
    const study = studied([1]);
    const [{ finding }] = judgeStudy(study).verdicts;
    expect(finding).not.toContain("hidden layers");
  });

  it.each(["terminal", "markdown", "latex", "html"])("has each network with its cost in %s", async (name) => {
    const text = await reportFormats.get(name).write(findings, display, provenance);
    for (const figure of ["17x17", "768", "747", "1.03"]) expect(text).toContain(figure);
  });

  it("has each network as figures in JSON, and its widths in the summary", async () => {
    const { networks, summary } = JSON.parse(
      await reportFormats.get("json").write(findings, display, provenance),
    );
    expect(networks[1]).toMatchObject({
      activation: "glu",
      network: [24, 24],
      hidden: [17, 17],
      cost: { parameters: 768, flops: 4321 },
    });
    expect(summary[1]).toMatchObject({ hidden: "17x17", network: "24x24", flops: 4321 });
  });

  it("has the widths that were trained in its files, and beside them those that the config names", () => {
    const recordsOf = (name: string): Record<string, string>[] => {
      const table = csvTables.get(name).fileOf(findings.study);
      return parse(csvText(table, findings), { columns: true });
    };
    for (const name of ["trials", "summary"]) {
      const glu = recordsOf(name).find(({ activation }) => activation === "glu");
      expect(glu).toMatchObject({ hidden: "17x17", network: "24x24" });
    }
    expect(recordsOf("summary").map(({ flops }) => flops)).toEqual(["4323", "4321"]);
    expect(recordsOf("claims")[0].hidden).toBe("24x24");
  });

  it("is warned of where no width comes near", () => {
    const study = studied([4]);
    const [warning] = judgeStudy(study).warnings;
    expect(warning).toMatchObject({
      kind: "unequal cost",
      cases: ["glu on spirals (1.1 × relu's parameters with hidden layers 3)"],
    });
  });
});

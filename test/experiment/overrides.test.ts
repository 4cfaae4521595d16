import { describe, expect, it } from "vitest";
import { applyOverride, parseOverride } from "../../src/experiment/overrides.js";

const set = (config: unknown, text: string) => applyOverride(config, parseOverride(text));

describe("parseOverride", () => {
  it("reads the value as JSON, and as text where it is none", () => {
    expect(parseOverride("training.epochs=50").value).toBe(50);
    expect(parseOverride('activations=["relu", "elu"]').value).toEqual(["relu", "elu"]);
    expect(parseOverride("optimizer=adam").value).toBe("adam");
    expect(parseOverride("activations.0.formula=x==0?1:x").value).toBe("x==0?1:x");
    expect(parseOverride("name=").value).toBe("");
  });

  it("takes list indices after a dot or in brackets", () => {
    expect(parseOverride("datasets.0.samples=1").path).toEqual(["datasets", 0, "samples"]);
    expect(parseOverride("network[1].hidden[0]=1").path).toEqual(["network", 1, "hidden", 0]);
  });

  it.each(["", "epochs", "=5", "a..b=1", ".a=1", "__proto__.a=1", "a.__proto__=1"])("refuses %j", (text) => {
    expect(() => parseOverride(text)).toThrow(`--set ${text}: not a path and a value`);
  });
});

describe("applyOverride", () => {
  it("leaves the config as it was and gives a changed copy", () => {
    const config = { training: { epochs: 1, batchSize: 8 }, seeds: [1, 2] };
    expect(set(config, "training.epochs=2")).toEqual({
      training: { epochs: 2, batchSize: 8 },
      seeds: [1, 2],
    });
    expect(set(config, "seeds.1=7")).toEqual({ ...config, seeds: [1, 7] });
    expect(config).toEqual({ training: { epochs: 1, batchSize: 8 }, seeds: [1, 2] });
  });

  it("makes the objects on the way, appends to a list, and turns a name into an object", () => {
    expect(set({}, "training.epochs=2")).toEqual({ training: { epochs: 2 } });
    expect(set({ seeds: [1] }, "seeds.1=2")).toEqual({ seeds: [1, 2] });
    expect(set({ datasets: ["moons"] }, "datasets.0.noise=0")).toEqual({
      datasets: [{ name: "moons", noise: 0 }],
    });
  });

  it("refuses a path through something that has no such place, and says what is there", () => {
    expect(() => set({ seeds: [1] }, "seeds.5=2")).toThrow('no place "seeds.5"');
    expect(() => set({ seeds: 3 }, "seeds.0=2")).toThrow('no place "seeds.0"');
    expect(() => set({ seeds: 3 }, "seeds.count=2")).toThrow('no place "seeds.count"');
    expect(() => set({}, "seeds.0=2")).toThrow('no place "seeds.0"');
  });

  it("never reaches what an object inherits", () => {
    expect(set({}, "constructor.name=x")).toEqual({ constructor: { name: "x" } });
    expect(set({}, 'a={"__proto__":{"b":1}}')).toEqual({ a: {} });
  });
});

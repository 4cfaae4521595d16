/**
 * What an activation costs in WebAssembly SIMD: nanoseconds a vector (four trials), value alone and with all partial
 * derivatives, in cache. Cycles are measured against a chain of dependent integer multiplications, 3 cycles each on any
 * recent core. Run after `npm run build:js`:
 *
 *     node test/bench/formula.mjs [activation …]
 */
import { activations } from "../../dist/modules/activations/index.js";
import { programOf, resolveActivation } from "../../dist/modules/activations/resolve.js";
import { compileProgram } from "../../dist/modules/formula/simd/compile.js";

const ELEMENTS = 512;
const CALLS = 200;
const REPEATS = 40;

/** The shortest of many runs: the others were disturbed. */
function nanoseconds(run) {
  let shortest = Infinity;
  for (let repeat = 0; repeat < REPEATS; repeat++) {
    const start = performance.now();
    for (let call = 0; call < CALLS; call++) run();
    shortest = Math.min(shortest, performance.now() - start);
  }
  return (1e6 * shortest) / CALLS;
}

function cyclesPerNanosecond() {
  const links = 100_000;
  let last = 3;
  const chain = () => {
    let product = last;
    for (let link = 0; link < links; link++) product = Math.imul(product, 0x9e3779b1);
    last = product; // so that the chain is not thrown away
  };
  return 3 / (nanoseconds(chain) / links);
}

function instantiate(name) {
  const spec = resolveActivation(name);
  const program = programOf(spec);
  const learned = program.learned.length;
  const z = 0;
  const theta = z + 16 * ELEMENTS * program.inputs;
  const a = theta + 16 * learned;
  const partials = a + 16 * ELEMENTS;
  const bytes = partials + 16 * ELEMENTS * program.partials.length;
  const memory = new WebAssembly.Memory({ initial: Math.ceil(bytes / 65_536) });
  const inputs = new Float32Array(memory.buffer, z, 4 * ELEMENTS * program.inputs);
  for (const index of inputs.keys()) inputs[index] = ((index * 0.618_033_99) % 1) * 8 - 4;
  const parameters = program.learned.flatMap((parameter) => Array(4).fill(spec.parameters[parameter]));
  new Float32Array(memory.buffer, theta, 4 * learned).set(parameters);
  const module = new WebAssembly.Module(compileProgram(program));
  const { value, forward } = new WebAssembly.Instance(module, { env: { memory } }).exports;
  return {
    value: () => value(z, theta, a, ELEMENTS),
    forward: () => forward(z, theta, a, partials, ELEMENTS),
  };
}

const names = process.argv.length > 2 ? process.argv.slice(2) : activations.names;
const clock = cyclesPerNanosecond();
console.log(`${clock.toFixed(2)} GHz; per vector:`);
console.log("activation".padEnd(24), "value ns", "cycles", "forward ns", "cycles");
for (const name of names) {
  const { value, forward } = instantiate(name);
  const cells = [value, forward].map((run) => nanoseconds(run) / ELEMENTS);
  const figures = cells.flatMap((ns) => [ns.toFixed(2), (ns * clock).toFixed(1)]);
  console.log(
    name.padEnd(24),
    figures[0].padStart(8),
    figures[1].padStart(6),
    figures[2].padStart(10),
    figures[3].padStart(6),
  );
}

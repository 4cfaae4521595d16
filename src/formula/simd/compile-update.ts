import type { UpdateProgram } from "../update.js";
import { VectorGraph } from "./builder.js";
import { encodeModule, type ValueType } from "./encoder.js";
import { FunctionBody, storeElement, ValueEmitter, VECTOR_BYTES, type LeafEmitter } from "./emit.js";
import { lowerNodes } from "./lower.js";

/** Every rule's function takes as many states and scalars, so that it is called in one way, which is the fastest. */
const [MOST_STATES, MOST_SCALARS] = [3, 3];
const TYPES: readonly ValueType[] = [
  ...Array.from({ length: 4 + MOST_STATES }, () => "i32" as const),
  ...Array.from({ length: MOST_SCALARS }, () => "f64" as const),
];

/**
 * A module that imports `env.memory` and exports `step`, which takes the byte addresses of the parameters' vectors, their
 * gradients' and the learning rate's, how many elements there are (at least 1), the addresses of three states, and three
 * scalars in f64. What the rule does not have is not read.
 *
 * @param vectors how many vectors an element is
 */
export function compileUpdateStep(program: UpdateProgram, vectors = 1): Uint8Array<ArrayBuffer> {
  if (program.states.length > MOST_STATES || program.scalars > MOST_SCALARS)
    throw new Error(`an update rule has at most ${MOST_STATES} states and ${MOST_SCALARS} scalars`);
  const [parameters, gradients, learningRate, length] = [0, 1, 2, 3];
  const states = program.states.map((_, i) => length + 1 + i);
  const scalar = (index: number) => length + MOST_STATES + index;
  const body = new FunctionBody(TYPES);
  const graph = new VectorGraph();
  const lowered = Array.from({ length: vectors }, (_, part) =>
    lowerNodes(graph, program.nodes, { copy: 0, part }),
  );
  const partsOf = (node: number) => lowered.map((valueOf) => valueOf(node));
  const outputs = [
    ...program.states.map((next, i) => ({ address: states[i]!, parts: partsOf(next) })),
    { address: parameters, parts: partsOf(program.parameter) },
  ];
  const inputs = [parameters, gradients, ...states];
  const leaf: LeafEmitter = (target, { operation, index, part }) => {
    if (operation === "input") target.load(inputs[index]!, part * VECTOR_BYTES);
    else if (index === 0) target.load(learningRate, part * VECTOR_BYTES);
    else target.splat(scalar(index));
  };
  const emitter = new ValueEmitter(
    graph,
    body,
    outputs.flatMap(({ parts }) => parts),
    leaf,
  );
  emitter.hoist();
  body.countDown(length, 1, () => {
    for (const { parts } of outputs) for (const value of parts) emitter.keep(value);
    for (const { address, parts } of outputs) storeElement(body, emitter, address, 0, parts);
    for (const address of inputs) body.advance(address, vectors * VECTOR_BYTES);
  });
  return encodeModule([body.named("step")]);
}

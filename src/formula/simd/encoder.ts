/** A WebAssembly module's binary form: integers in LEB128, vectors, sections. Just what a kernel of a few functions needs. */

const valueType = { i32: 0x7f, f64: 0x7c, v128: 0x7b } as const;
export type ValueType = keyof typeof valueType;

/** A function to be exported, which gives nothing back; `locals` stand after the parameters, `body` is without its closing `end`. */
export interface WasmFunction {
  readonly name: string;
  readonly parameters: readonly ValueType[];
  readonly locals: readonly ValueType[];
  readonly body: readonly number[];
}

/** Unsigned LEB128: seven bits a byte, lowest first. */
export function unsigned(value: number): number[] {
  const bytes: number[] = [];
  let rest = value >>> 0;
  while (rest >= 0x80) {
    bytes.push((rest & 0x7f) | 0x80);
    rest >>>= 7;
  }
  bytes.push(rest);
  return bytes;
}

/** Signed LEB128 of a 32-bit integer. */
export function signed(value: number): number[] {
  const bytes: number[] = [];
  let rest = value | 0;
  while (rest < -0x40 || rest >= 0x40) {
    bytes.push((rest & 0x7f) | 0x80);
    rest >>= 7;
  }
  bytes.push(rest & 0x7f);
  return bytes;
}

type Bytes = number | ArrayLike<number>;

const lengthOf = (part: Bytes): number => (typeof part === "number" ? 1 : part.length);

/** Parts one after the other. */
function join(...parts: readonly Bytes[]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(parts.reduce<number>((sum, part) => sum + lengthOf(part), 0));
  let end = 0;
  for (const part of parts) {
    if (typeof part === "number") bytes[end] = part;
    else bytes.set(part, end);
    end += lengthOf(part);
  }
  return bytes;
}

const vector = (items: readonly ArrayLike<number>[]): Uint8Array => join(unsigned(items.length), ...items);

/** Bytes with their number before them. */
const sized = (bytes: Uint8Array): Uint8Array => join(unsigned(bytes.length), bytes);

const text = (value: string): Uint8Array => sized(new TextEncoder().encode(value));

const section = (id: number, content: Uint8Array): Uint8Array => join(id, sized(content));

const typeOf = ({ parameters }: WasmFunction): Uint8Array =>
  join(0x60, vector(parameters.map((type) => [valueType[type]])), vector([]));

/** Locals are declared in runs of one type. */
function codeOf(definition: WasmFunction): Uint8Array {
  const runs: { type: ValueType; count: number }[] = [];
  for (const type of definition.locals) {
    const last = runs.at(-1);
    if (last?.type === type) last.count++;
    else runs.push({ type, count: 1 });
  }
  const locals = vector(runs.map((run) => [...unsigned(run.count), valueType[run.type]]));
  return sized(join(locals, definition.body, 0x0b));
}

/** The bytes of a module that exports `functions`, which work on the memory `env.memory`. */
export function encodeModule(functions: readonly WasmFunction[]): Uint8Array<ArrayBuffer> {
  const magicAndVersion = [0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00];
  const memoryImport = join(text("env"), text("memory"), [0x02, 0x00, 0x00]);
  return join(
    magicAndVersion,
    section(1, vector(functions.map(typeOf))),
    section(2, vector([memoryImport])),
    section(3, vector(functions.map((_, index) => unsigned(index)))),
    section(7, vector(functions.map(({ name }, index) => join(text(name), 0x00, unsigned(index))))),
    section(10, vector(functions.map(codeOf))),
  );
}

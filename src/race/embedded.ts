import { byId } from "./dom.js";

/** A config with the texts of the files that it names, as `actbench race` puts them into the page. */
export interface Given {
  readonly config: Readonly<Record<string, unknown>>;
  readonly files: Readonly<Record<string, string>>;
}

/** What stands in the page beside the script. */
interface Embedded {
  /** Null in a page that was given none. */
  readonly given: Given | null;
  /** The SIMD kernel's module; undefined where the browser can't run it. */
  readonly kernel: Uint8Array | undefined;
  /** Trials that its kernel trains side by side. */
  readonly lanes: number;
  /** The script itself, for the workers. */
  readonly script: string;
}

export function readEmbedded(): Embedded {
  const json = (id: string): unknown => JSON.parse(textIn(id));
  const kernel = Uint8Array.from(atob(json("kernel") as string), (character) => character.charCodeAt(0));
  const hasSimd = WebAssembly.validate(kernel);
  return {
    given: json("given") as Given | null,
    kernel: hasSimd ? kernel : undefined,
    lanes: hasSimd ? 4 : 1,
    script: textIn("script"),
  };
}

const textIn = (id: string): string => byId(id).textContent ?? "";

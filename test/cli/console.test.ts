import stringWidth from "string-width";
import { describe, expect, test } from "vitest";
import { createConsole, type ProcessLike } from "../../src/cli/console.js";
import { styleFor } from "../../src/reports/terminal/display.js";

interface Situation {
  readonly isTTY?: boolean;
  readonly columns?: number;
  readonly env?: ProcessLike["env"];
  readonly platform?: string;
  readonly argv?: readonly string[];
}

function consoleIn({ isTTY = true, columns = 100, env = {}, platform = "linux", argv = [] }: Situation) {
  const stream = { write: () => true, isTTY, columns };
  return createConsole({ stdout: stream, stderr: stream, env, platform }, argv);
}

describe("colours", () => {
  test.each<[string, Situation, boolean]>([
    ["are shown on a terminal", {}, true],
    ["are not shown in a pipe", { isTTY: false }, false],
    ["are not shown on a dumb terminal", { env: { TERM: "dumb" } }, false],
    ["are off with NO_COLOR", { env: { NO_COLOR: "1" } }, false],
    ["are not off with an empty NO_COLOR", { env: { NO_COLOR: "" } }, true],
    ["are on in a pipe with FORCE_COLOR", { isTTY: false, env: { FORCE_COLOR: "1" } }, true],
    ["are off with FORCE_COLOR=0", { env: { FORCE_COLOR: "0" } }, false],
    [
      "are off with --no-color, whatever is forced",
      { env: { FORCE_COLOR: "1" }, argv: ["--no-color"] },
      false,
    ],
    ["are off with NO_COLOR, whatever is forced", { env: { NO_COLOR: "1", FORCE_COLOR: "1" } }, false],
  ])("%s", (_title, situation, expected) => {
    expect(consoleIn(situation).colour).toBe(expected);
  });
});

describe("the width", () => {
  test.each<[string, Situation, number]>([
    ["is the terminal's", { columns: 133 }, 133],
    ["is 80 in a pipe", { isTTY: false, columns: 133 }, 80],
    ["is 80 on a terminal that says 0", { columns: 0 }, 80],
  ])("%s", (_title, situation, expected) => {
    expect(consoleIn(situation).columns).toBe(expected);
  });
});

describe("characters beyond ASCII", () => {
  test.each<[string, Situation, boolean]>([
    ["are shown where nothing says otherwise", {}, true],
    ["are shown in a UTF-8 locale", { env: { LANG: "ko_KR.utf8" } }, true],
    ["are not shown in the C locale", { env: { LANG: "C" } }, false],
    ["follow LC_ALL before LANG", { env: { LC_ALL: "POSIX", LANG: "en_US.UTF-8" } }, false],
    ["are shown on Windows", { env: { LANG: "C" }, platform: "win32" }, true],
  ])("%s", (_title, situation, expected) => {
    expect(consoleIn(situation).unicode).toBe(expected);
  });
});

test("a console writes to the stream of that name", () => {
  const written: string[] = [];
  const stream = (name: string) => ({ write: (text: string) => written.push(`${name}: ${text}`) });
  const console = createConsole(
    { stdout: stream("out"), stderr: stream("err"), env: {}, platform: "linux" },
    [],
  );
  console.out("a");
  console.err("b");
  expect(written).toEqual(["out: a", "err: b"]);
  expect(console.isTerminal).toBe(false);
});

describe("what a console writes", () => {
  test.each([
    ["shows colours that are not our own", "\u001b[1mbold\u001b[22m", "\\u001b[1mbold\\u001b[22m"],
    ["shows what would rewrite the line", "\r\u001b[2Kfine", "\\u000d\\u001b[2Kfine"],
    ["keeps tabs, newlines and other writing", "a\tb\n한국어 עברית", "a\tb\n한국어 עברית"],
    ["shows what would clear the screen", "\u001b[2J", "\\u001b[2J"],
    ["shows what would set the title or the clipboard", "\u001b]52;c;eA==\u0007", "\\u001b]52;c;eA==\\u0007"],
    ["shows a carriage return", "error\rfine", "error\\u000dfine"],
    ["shows C1 controls", "\u009b2J", "\\u009b2J"],
    ["shows overrides of the writing direction", "\u202efdp.exe", "\\u202efdp.exe"],
  ])("%s", (_title, text, expected) => {
    let written = "";
    const stream = { write: (part: string) => void (written += part) };
    createConsole({ stdout: stream, stderr: stream, env: {}, platform: "linux" }, []).out(text);
    expect(written).toBe(expected);
  });
});

describe("colours of our own", () => {
  const written: string[] = [];
  const stream = { write: (text: string) => void written.push(text) };
  const console = createConsole(
    { stdout: stream, stderr: stream, env: { FORCE_COLOR: "1" }, platform: "linux" },
    [],
  );
  const { bold } = styleFor(console);

  test("reach the terminal without their mark, and a name's own colours inside them are shown", () => {
    written.length = 0;
    console.out(bold("a\u001b[31mb"));
    expect(written).toEqual(["\u001b[1ma\\u001b[31mb\u001b[22m"]);
  });

  test("are told by a mark that no name can know, and that terminals' widths leave out", () => {
    const another = createConsole({ stdout: stream, stderr: stream, env: {}, platform: "linux" }, []);
    expect(another.colourMark).not.toBe(console.colourMark);
    expect(stringWidth(bold("four"))).toBe(4);
  });

  test("are never sent to stderr", () => {
    written.length = 0;
    console.err(bold("a"));
    console.rewriteLines(["50 %\r"]);
    expect(written[0]).not.toContain("\u001b");
    expect(written[1]).toBe("\r\u001b[J50 %\\u000d");
  });
});

type Listener = (error: NodeJS.ErrnoException) => void;

/** A stream each of whose writes fails, and how many there were. */
class Failing {
  writes = 0;
  readonly #code: string;
  #listeners: Listener[] = [];

  constructor(code: string) {
    this.#code = code;
  }

  write(): void {
    this.writes++;
    const error = Object.assign(new Error(this.#code), { code: this.#code });
    for (const listener of this.#listeners) listener(error);
  }

  on(_event: "error", listener: Listener): void {
    this.#listeners.push(listener);
  }
}

describe("a stream that fails", () => {
  const silent = { write: () => {} };

  test.each(["stdout", "stderr"] as const)(
    "is never written to again, and the exit code tells: %s",
    (name) => {
      const broken = new Failing("ENOSPC");
      const streams = { stdout: silent, stderr: silent, [name]: broken };
      const console = createConsole({ ...streams, env: {}, platform: "linux" }, []);
      for (let i = 0; i < 3; i++) {
        console.out("result\n");
        console.err("message\n");
      }
      expect(broken.writes).toBe(1);
      expect(console.exitCode).toBe(1);
    },
  );

  test("is no failure where its reader has seen enough", () => {
    const console = createConsole(
      { stdout: new Failing("EPIPE"), stderr: silent, env: {}, platform: "linux" },
      [],
    );
    console.out("result\n");
    expect(console.exitCode).toBe(0);
  });
});

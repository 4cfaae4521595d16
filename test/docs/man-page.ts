/** What a man page is made of: texts as the reference has them. */
interface ManPage {
  readonly version: string;
  /** What `actbench --help` prints. */
  readonly overview: string;
  /** What each command's help prints, by the command's name. */
  readonly commands: ReadonlyMap<string, string>;
  readonly exitCodes: readonly (readonly [code: string, meaning: string])[];
  readonly variables: readonly (readonly [name: string, meaning: string])[];
}

/** The page in roff, for man(7). */
export function manPage({ version, overview, commands, exitCodes, variables }: ManPage): string {
  return `.TH ACTBENCH 1 "" "actbench ${version}" "User Commands"
.SH NAME
actbench \\- which activation function makes a small network converge faster
.SH SYNOPSIS
.B actbench
.I command
[\\fIoptions\\fR]
.SH DESCRIPTION
${verbatim(overview)}
.SH COMMANDS
${[...commands].map(([name, help]) => `.SS actbench ${name}\n${verbatim(help)}`).join("\n")}
.SH EXIT STATUS
${exitCodes.map(tagged).join("\n")}
.SH ENVIRONMENT
${variables.map(tagged).join("\n")}
.SH SEE ALSO
https://github.com/actbench/actbench
`;
}

const verbatim = (text: string): string => `.nf\n${text.split("\n").map(line).join("\n")}\n.fi`;

const tagged = ([name, meaning]: readonly [string, string]): string =>
  `.TP\n.B ${escaped(name)}\n${line(meaning.replaceAll("`", ""))}`;

/** A line of text that roff takes for no request of its own; an empty one is a request for space. */
const line = (text: string): string => (text === "" ? ".sp" : escaped(text).replace(/^(?=[.'])/, "\\&"));

const escaped = (text: string): string => text.replaceAll("\\", "\\e").replaceAll("-", "\\-");

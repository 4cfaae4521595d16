/** The arguments of every `actbench …` command in the code blocks of a page, as a shell would pass them; a line may go on. */
export function commandsOf(markdown: string): string[][] {
  return codeLines(markdown.replaceAll(/ \\\n */g, " "))
    .map((line) => /(?:^|\s)actbench (.*)/.exec(line)?.[1])
    .filter((rest) => rest !== undefined)
    .map((rest) => wordsOf(rest.split(" ::: ")[0].replaceAll("{}", "3")));
}

/** Lines of indented blocks, and those of fenced ones that show a shell. */
function codeLines(markdown: string): string[] {
  const withoutFences = markdown.replaceAll(/^```.*?^```/gms, "");
  const indented = withoutFences.match(/(?<=^ {4,}).*actbench .*/gm) ?? [];
  const prompted = markdown.match(/(?<=^ *\$ ).*actbench .*/gm) ?? [];
  return [...indented, ...prompted].filter((line) => !/^[-*|]/.test(line));
}

/** Up to a pipe, a redirection, another command, or the explanation that follows on wide space. */
function wordsOf(text: string): string[] {
  const words: string[] = [];
  for (const [whole, single, double, plain] of text.matchAll(
    /\s{2,}|[|>&;#]+|'([^']*)'|"([^"]*)"|([^\s'"|>&;]+)/g,
  )) {
    if (/^\s{2}|^[|>&;#]/.test(whole)) break;
    words.push(single ?? double ?? plain);
  }
  return words;
}

/** LaTeX's own characters, and those that our reports use. */
const COMMANDS: Readonly<Record<string, string>> = {
  "\\": String.raw`\textbackslash{}`,
  "{": String.raw`\{`,
  "}": String.raw`\}`,
  $: String.raw`\$`,
  "&": String.raw`\&`,
  "#": String.raw`\#`,
  "%": String.raw`\%`,
  _: String.raw`\_`,
  "~": String.raw`\textasciitilde{}`,
  "^": String.raw`\textasciicircum{}`,
  "<": "$<$",
  ">": "$>$",
  "|": "$|$",
  '"': String.raw`{\char34}`,
  "`": String.raw`\textasciigrave{}`,
  "–": "--",
  "—": "---",
  "‘": "`",
  "’": "'",
  "“": "``",
  "”": "''",
  "…": String.raw`\ldots{}`,
  "−": "$-$",
  "·": String.raw`\textperiodcentered{}`,
  "×": String.raw`$\times$`,
  "≥": String.raw`$\geq$`,
  "≤": String.raw`$\leq$`,
  "±": String.raw`$\pm$`,
  "→": String.raw`$\to$`,
  "∞": String.raw`$\infty$`,
  "∂": String.raw`$\partial$`,
  "√": String.raw`$\surd$`,
  "∈": String.raw`$\in$`,
  "‖": String.raw`$\|$`,
  "′": "$'$",
  "²": "$^2$",
  "³": "$^3$",
  "✓": String.raw`$\surd$`,
  "✗": String.raw`$\times$`,
  µ: String.raw`$\mu$`,
  "\u00a0": "~",
};

const GREEK =
  "α alpha β beta γ gamma δ delta ε varepsilon ζ zeta η eta θ theta ι iota κ kappa λ lambda μ mu ν nu ξ xi π pi ρ rho σ sigma τ tau υ upsilon φ varphi χ chi ψ psi ω omega Γ Gamma Δ Delta Θ Theta Λ Lambda Ξ Xi Π Pi Σ Sigma Φ Phi Ψ Psi Ω Omega".split(
    " ",
  );

const LETTERS = new Map(
  Array.from({ length: GREEK.length / 2 }, (_, i) => [GREEK[2 * i], `$\\${GREEK[2 * i + 1]}$`]),
);

/** What pdfLaTeX's own encoding has: Latin letters with the usual accents. */
const LATIN = /^[À-ÖØ-öø-ž]$/u;

/** Text that LaTeX shows as it is; a character that it does not know by its number, `\actbenchchar{1F600}`. */
export function latexText(text: string): string {
  return text.replaceAll(/[\s\p{Cc}]+/gu, " ").replaceAll(/[\\{}$&#%_~^<>|"`]|\P{ASCII}/gu, (character) => {
    const known = COMMANDS[character] ?? LETTERS.get(character);
    if (known !== undefined) return known;
    if (LATIN.test(character)) return character;
    return String.raw`\actbenchchar{${(character.codePointAt(0) ?? 0).toString(16).toUpperCase()}}`;
  });
}

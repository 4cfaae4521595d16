// A terminal's text with its colours as an SVG that stands by itself.

const CELL = { width: 8.43, height: 18 };
const PADDING = 16;
const BAR = 30;
/** Of a dark terminal, by SGR code. */
const COLOURS = {
  31: "#ff7b72",
  32: "#56d364",
  33: "#e3b341",
  34: "#79c0ff",
  35: "#d2a8ff",
  36: "#39c5cf",
  93: "#f2cc60",
  96: "#76e3ea",
};

const PLAIN = { bold: false, dim: false, colour: undefined };

const ESCAPE = "\u001b[";
// oxlint-disable-next-line no-control-regex -- it is what terminals are told colours with
const SGR = /(\u001b\[\d*m)/;

/** How text looks after an SGR code. */
function lookAfter(look, code) {
  if (code === "1") return { ...look, bold: true };
  if (code === "2") return { ...look, dim: true };
  if (code === "22") return { ...look, bold: false, dim: false };
  if (code === "39") return { ...look, colour: undefined };
  return code === "0" || code === "" ? PLAIN : { ...look, colour: COLOURS[code] };
}

/** Runs of text with the same look; `state.look` goes on from line to line. */
function* runsOf(line, state) {
  let column = 0;
  for (const part of line.split(SGR)) {
    const code = part.startsWith(ESCAPE) ? part.slice(ESCAPE.length, -1) : undefined;
    if (code !== undefined) state.look = lookAfter(state.look, code);
    else if (part !== "") {
      yield { text: part, column, ...state.look };
      column += [...part].length;
    }
  }
}

const escaped = (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

/** @param columns the terminal's width in characters */
export function terminalSvg(text, columns, title) {
  const lines = text.trimEnd().split("\n");
  const width = Math.ceil(columns * CELL.width + 2 * PADDING);
  const height = lines.length * CELL.height + BAR + 2 * PADDING;
  const state = { look: PLAIN };
  const body = lines.map((line, row) => {
    const y = BAR + PADDING + row * CELL.height + 13;
    const spans = [...runsOf(line, state)]
      .filter(({ text: run }) => run.trim() !== "")
      .map(({ text: run, column, bold, dim, colour }) => {
        const x = (PADDING + column * CELL.width).toFixed(1);
        const look = `${bold ? ' font-weight="700"' : ""}${dim ? ' fill="#8b949e"' : colour ? ` fill="${colour}"` : ""}`;
        const length = ([...run].length * CELL.width).toFixed(1);
        return `<tspan x="${x}" textLength="${length}" lengthAdjust="spacingAndGlyphs"${look}>${escaped(run)}</tspan>`;
      });
    return spans.length === 0 ? "" : `<text y="${y}" xml:space="preserve">${spans.join("")}</text>`;
  });
  const dots = ["#ff5f57", "#febc2e", "#28c840"].map(
    (fill, i) => `<circle cx="${18 + i * 18}" cy="15" r="5.5" fill="${fill}"/>`,
  );
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="${escaped(title)}">
<rect width="${width}" height="${height}" rx="9" fill="#0d1117"/>
${dots.join("")}
<text x="${width / 2}" y="19" text-anchor="middle" fill="#8b949e" font-family="ui-sans-serif, sans-serif" font-size="12">${escaped(title)}</text>
<g fill="#e6edf3" font-family="ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace" font-size="14">
${body.filter((line) => line !== "").join("\n")}
</g>
</svg>
`;
}

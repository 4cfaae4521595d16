/** The script of the page: what makes it answer the pointer. Everything is there without it. */
export const script = `(${answerPointer.toString()})()`;

/** Runs in the reader's browser, so it can use nothing but what is in it. */
/* oxlint-disable unicorn/consistent-function-scoping -- its text is all that the page gets */
function answerPointer(): void {
  interface Reading {
    readonly name: string;
    readonly x: number;
    readonly y: number;
  }

  const tip = document.createElement("div");
  tip.className = "tip";
  tip.hidden = true;
  document.body.append(tip);
  const labels = [...document.querySelectorAll<HTMLElement>(".legend label")];
  const names = new Map(labels.map((label) => [label.dataset.look, label.title]));

  /** From pixels to values, by an axis as the figure writes it: its kind, its two ends, and where they are drawn. */
  function valueAt(axis: string): (pixel: number) => number {
    const [kind, ...ends] = axis.split(" ");
    const [from, to, first, last] = ends.map(Number);
    return (pixel) => {
      const share = (pixel - first) / (last - first);
      return kind === "log" ? from * (to / from) ** share : from + share * (to - from);
    };
  }

  /** The vertices of a path that consists of points, H and V. */
  function verticesOf(path: Element): readonly (readonly [number, number])[] {
    let [x, y] = [0, 0];
    const steps = (path.getAttribute("d") ?? "").match(/[\d.]+,[\d.]+|[HV][\d.]+/g) ?? [];
    return steps.map((step) => {
      if (step[0] === "H") x = Number(step.slice(1));
      else if (step[0] === "V") y = Number(step.slice(1));
      else [x, y] = step.split(",").map(Number);
      return [x, y];
    });
  }

  const nearestTo = <T>(items: readonly T[], x: number, of: (item: T) => number): T =>
    items.reduce((a, b) => (Math.abs(of(b) - x) < Math.abs(of(a) - x) ? b : a));

  const shown = (value: number): string => String(Number(value.toPrecision(3)));

  /** What each visible line of a figure comes to above a pixel, the greatest first. */
  function readingsAt(svg: SVGSVGElement, pixel: number): readonly Reading[] {
    const [toX, toY] = (svg.dataset.scales ?? "").split(";").map(valueAt);
    return [...svg.querySelectorAll("g.line")]
      .filter((line) => getComputedStyle(line).display !== "none")
      .flatMap((line) => {
        const vertices = verticesOf(line.querySelector("path") ?? line);
        if (vertices.length === 0) return [];
        const [x, y] = nearestTo(vertices, pixel, (vertex) => vertex[0]);
        if (Math.abs(x - pixel) > 30) return [];
        const look = [...line.classList].find((name) => /^a\d+$/.test(name));
        return [{ name: names.get(look) ?? "", x: toX(x), y: toY(y) }];
      })
      .toSorted((a, b) => b.y - a.y);
  }

  function show(svg: SVGSVGElement, event: PointerEvent): void {
    const box = svg.getBoundingClientRect();
    const pixel = ((event.clientX - box.left) * svg.viewBox.baseVal.width) / box.width;
    const readings = readingsAt(svg, pixel);
    if (readings.length === 0) return hide();
    const [toX] = (svg.dataset.scales ?? "").split(";").map(valueAt);
    const head = document.createElement("b");
    head.textContent = shown(nearestTo(readings, toX(pixel), (reading) => reading.x).x);
    const rows = readings.map(({ name, y }) => {
      const row = document.createElement("div");
      row.textContent = `${name.slice(0, 40)} ${shown(y)}`;
      return row;
    });
    tip.replaceChildren(head, ...rows);
    tip.hidden = false;
    const { width, height } = tip.getBoundingClientRect();
    tip.style.left = `${Math.max(4, Math.min(event.clientX + 14, innerWidth - width - 8))}px`;
    tip.style.top = `${Math.max(4, Math.min(event.clientY + 14, innerHeight - height - 8))}px`;
  }

  function hide(): void {
    tip.hidden = true;
  }

  for (const svg of document.querySelectorAll<SVGSVGElement>("svg[data-scales]")) {
    svg.addEventListener("pointermove", (event) => show(svg, event));
    svg.addEventListener("pointerleave", hide);
  }
  addEventListener("beforeprint", () => {
    hide();
    for (const details of document.querySelectorAll<HTMLDetailsElement>("figure details"))
      details.open = false;
  });
}

/** What makes the page answer the pointer. Everything is there without it. */
export const script = `(() => {
  const tip = document.createElement("div");
  tip.className = "tip";
  tip.hidden = true;
  document.body.append(tip);
  const names = new Map([...document.querySelectorAll(".legend label")].map((label) => [label.dataset.look, label.title]));
  const scale = (text) => {
    const [kind, from, to, first, last] = text.split(" ").map((part, i) => (i === 0 ? part : Number(part)));
    return (pixel) => {
      const share = (pixel - first) / (last - first);
      return kind === "log" ? from * Math.pow(to / from, share) : from + share * (to - from);
    };
  };
  const shown = (value) => String(Number(value.toPrecision(3)));
  const points = (path) => (path.getAttribute("d") || "").match(/[\\d.]+,[\\d.]+|[HV][\\d.]+/g) || [];
  const verticesOf = (path) => {
    let x = 0, y = 0;
    return points(path).map((part) => {
      if (part[0] === "H") x = Number(part.slice(1));
      else if (part[0] === "V") y = Number(part.slice(1));
      else [x, y] = part.split(",").map(Number);
      return [x, y];
    });
  };
  const at = (svg, event) => {
    const box = svg.getBoundingClientRect();
    return ((event.clientX - box.left) * svg.viewBox.baseVal.width) / box.width;
  };
  const show = (svg, event) => {
    const [toX, toY] = svg.dataset.scales.split(";").map(scale);
    const pixel = at(svg, event);
    const rows = [...svg.querySelectorAll("g.line")].filter((line) => getComputedStyle(line).display !== "none").flatMap((line) => {
      const path = line.querySelector("path") || line;
      const vertices = verticesOf(path);
      if (vertices.length === 0) return [];
      const nearest = vertices.reduce((a, b) => (Math.abs(b[0] - pixel) < Math.abs(a[0] - pixel) ? b : a));
      if (Math.abs(nearest[0] - pixel) > 30) return [];
      const look = [...line.classList].find((name) => /^a\\d+$/.test(name));
      return [{ name: names.get(look) || "", x: toX(nearest[0]), y: toY(nearest[1]) }];
    }).sort((a, b) => b.y - a.y);
    if (rows.length === 0) return hide();
    tip.replaceChildren();
    const head = document.createElement("b");
    head.textContent = shown(rows.reduce((a, b) => (Math.abs(b.x - toX(pixel)) < Math.abs(a.x - toX(pixel)) ? b : a)).x);
    tip.append(head);
    for (const row of rows) {
      const line = document.createElement("div");
      line.textContent = row.name.slice(0, 40) + " " + shown(row.y);
      tip.append(line);
    }
    tip.hidden = false;
    const { width, height } = tip.getBoundingClientRect();
    tip.style.left = Math.max(4, Math.min(event.clientX + 14, innerWidth - width - 8)) + "px";
    tip.style.top = Math.max(4, Math.min(event.clientY + 14, innerHeight - height - 8)) + "px";
  };
  const hide = () => { tip.hidden = true; };
  for (const svg of document.querySelectorAll("svg[data-scales]")) {
    svg.addEventListener("pointermove", (event) => show(svg, event));
    svg.addEventListener("pointerleave", hide);
  }
  addEventListener("beforeprint", () => {
    hide();
    for (const details of document.querySelectorAll("figure details")) details.open = false;
  });
})();`;

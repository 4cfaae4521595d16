import type { Outside } from "../../analysis/loss-range.js";

/** "Drawn at the top edge, since the loss blew up: tanh, snake." */
export function edgeWords({ above, below }: Outside): string[] {
  return [
    ...(above.length > 0 ? [`Drawn at the top edge where the loss blew up: ${above.join(", ")}.`] : []),
    ...(below.length > 0
      ? [`Drawn at the bottom edge where the loss is 0 or nearly so: ${below.join(", ")}.`]
      : []),
  ];
}

/** The longest run of plain words: neither an escape nor a number that a format spells its own way stands in it. */
export const plainWords = (text: string): string =>
  (text.match(/[a-z]+(?:[ -][a-z0-9.]*[a-z0-9])*/gi) ?? []).reduce(
    (a, b) => (b.length > a.length ? b : a),
    "",
  );

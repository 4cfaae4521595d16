/** Words within a text that lead somewhere. */
export interface Link {
  readonly text: string;
  /** https. */
  readonly url: string;
}

/** What can be cited. */
export interface Work {
  /** Authors, year, title and where it appeared; of a page its name. */
  readonly text: string;
  /** Absent where no address is known for sure. */
  readonly url?: string;
}

/** Who proposed something, where and when, or how it comes about; and which words of that are links, in their order. */
export interface Sourced {
  readonly source: string;
  readonly links?: readonly Link[];
}

/** A source in words, in which works are cited: `...cite\`${works.hendrycks2016}, §2\``. */
export function cite(words: TemplateStringsArray, ...works: readonly Work[]): Required<Sourced> {
  return {
    source: words.reduce((text, part, i) => text + works[i - 1].text + part),
    links: works.flatMap(({ text, url }) => (url === undefined ? [] : [{ text, url }])),
  };
}

/** A text cut where its links begin and end; pieces without an address are plain. */
export function linkedPieces(text: string, links: readonly Link[] = []): Work[] {
  const pieces: Work[] = [];
  let rest = text;
  for (const link of links) {
    const at = rest.indexOf(link.text);
    if (at === -1) continue;
    pieces.push({ text: rest.slice(0, at) }, link);
    rest = rest.slice(at + link.text.length);
  }
  return [...pieces, { text: rest }].filter((piece) => piece.text !== "");
}

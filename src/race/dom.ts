/** Attributes of an element; a function listens to the event of its name. */
type Attributes = Readonly<Record<string, string | number | boolean | ((event: Event) => void)>>;

/** A new element with its attributes, if it has any, and children. */
export function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  ...content: readonly (Attributes | Node | string)[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  for (const part of content) {
    if (typeof part === "string" || part instanceof Node) made.append(part);
    else for (const [name, value] of Object.entries(part)) setAttribute(made, name, value);
  }
  return made;
}

function setAttribute(made: HTMLElement, name: string, value: Attributes[string]): void {
  if (typeof value === "function") made.addEventListener(name, value);
  else if (value !== false) made.setAttribute(name, value === true ? "" : String(value));
}

/** The element of the page with an id. */
export const byId = <T extends HTMLElement = HTMLElement>(id: string): T => document.getElementById(id) as T;

/** Gives an element other children, and leaves the focus and what was scrolled where they were, found by their ids. */
export function refill(root: HTMLElement, children: readonly HTMLElement[]): void {
  const focused = root.contains(document.activeElement) ? document.activeElement?.id : undefined;
  const scrolled = [...root.querySelectorAll("[id]")].flatMap(({ id, scrollTop }) =>
    scrollTop > 0 ? [{ id, scrollTop }] : [],
  );
  root.replaceChildren(...children);
  for (const { id, scrollTop } of scrolled) document.getElementById(id)?.scrollTo(0, scrollTop);
  if (focused) document.getElementById(focused)?.focus({ preventScroll: true });
}

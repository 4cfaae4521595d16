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

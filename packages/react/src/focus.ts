/** An element on the way from the focused one up to the page, and what stands around it. */
interface Place {
  parent: Element;
  previous: Element | null;
  next: Element | null;
}

/**
 * Remembers where the focus is. The answered function moves it on if that element has gone from the page by then: to what
 * took its place, or else to what was around it. Otherwise a keyboard or a screen reader would begin at the top of the page.
 */
export function rememberFocus(): () => void {
  const focused = document.activeElement;
  const places: Place[] = [];
  for (let element = focused; element?.parentElement; element = element.parentElement) {
    const { parentElement: parent, previousElementSibling: previous, nextElementSibling: next } = element;
    places.push({ parent, previous, next });
  }
  return () => {
    const isLost = focused && !focused.isConnected && document.activeElement === document.body;
    const place = isLost && places.find(({ parent }) => parent.isConnected);
    if (!place) return;
    const { parent, previous, next } = place;
    const successor = previous?.isConnected ? previous.nextElementSibling : parent.firstElementChild;
    take(successor && successor !== next ? successor : parent);
  };
}

/** Focuses an element, which need not be one that takes the focus by itself. */
function take(element: Element): void {
  if (!(element instanceof HTMLElement)) return;
  element.focus();
  if (document.activeElement === element) return;
  element.tabIndex = -1;
  element.focus();
  element.addEventListener('blur', () => element.removeAttribute('tabindex'), { once: true });
}

import { isElement } from './realm.ts';

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
  const goBack = rememberPlace(focused);
  return () => {
    if (focused && !focused.isConnected) goBack();
  };
}

/**
 * Remembers the place of an element. If the page has lost its focus by then, the answered function gives it to that element,
 * or where it is hidden or has gone, to what took its place, or else to what is around it.
 */
export function rememberPlace(remembered: Element | null): () => void {
  const places: Place[] = [];
  for (let element = remembered; element?.parentElement; element = element.parentElement) {
    const { parentElement: parent, previousElementSibling: previous, nextElementSibling: next } = element;
    places.push({ parent, previous, next });
  }
  return () => {
    const page = remembered?.ownerDocument ?? document;
    if (page.activeElement !== page.body || take(remembered)) return;
    for (const { parent, previous, next } of places) {
      if (!parent.isConnected) continue;
      const successor = previous?.isConnected ? previous.nextElementSibling : parent.firstElementChild;
      // Of a menu that is closed, the summary is what is left in sight.
      const around = (parent.localName === 'details' && parent.querySelector('summary')) || parent;
      if ((successor !== next && take(successor)) || take(around)) return;
    }
  };
}

/** Focuses an element, which need not be one that takes the focus by itself. Answers whether it has it: not where it is hidden. */
export function take(element: Element | null, options?: FocusOptions): boolean {
  if (!isElement(element)) return false;
  element.focus(options);
  // `activeElement` would be the host of a shadow tree.
  if (element.matches(':focus')) return true;
  if (element.hasAttribute('tabindex')) return false;
  element.tabIndex = -1;
  element.focus(options);
  const isTaken = element.matches(':focus');
  if (isTaken) element.addEventListener('blur', () => element.removeAttribute('tabindex'), { once: true });
  else element.removeAttribute('tabindex');
  return isTaken;
}

import { focusedIn, isElement, parentOf } from './realm.ts';

/** An ancestor of the focused element, or the element itself, with its parent and siblings. */
interface Place {
  parent: ParentNode & Node;
  previous: Element | null;
  next: Element | null;
}

/** Documents of frames and other windows that contain parts. A page cannot list the windows that it has opened. */
const otherDocuments = new Set<Document>();

/** Tells `rememberFocus` the document of a part. It may be a ref callback. */
export function noteDocument(element: Element | null): void {
  if (!element) return;
  const { ownerDocument } = element;
  for (const known of otherDocuments) if (!known.defaultView) otherDocuments.delete(known);
  if (ownerDocument !== document) otherDocuments.add(ownerDocument);
}

/**
 * Remembers the focused element of each document. The returned function moves the focus on if that element has been removed by then: to
 * what replaced it, or else to an ancestor. Otherwise keyboards and screen readers would start at the top of the page.
 */
export function rememberFocus(): () => void {
  const all = [document, ...otherDocuments].map((page) => {
    const focused = focusedIn(page);
    return { focused, goBack: rememberPlace(focused) };
  });
  return () => {
    for (const { focused, goBack } of all) if (focused && !focused.isConnected) goBack();
  };
}

/**
 * Remembers an element's place in the page. If nothing has the focus by then, the returned function focuses that
 * element, or if it is hidden or removed, what replaced it, or else an ancestor.
 */
export function rememberPlace(remembered: Element | null): () => void {
  const places: Place[] = [];
  for (let element = remembered; element && parentOf(element); element = parentOf(element)) {
    const { parentNode: parent, previousElementSibling: previous, nextElementSibling: next } = element;
    if (parent) places.push({ parent, previous, next });
  }
  return () => {
    const page = remembered?.ownerDocument ?? document;
    if (page.activeElement !== page.body) return;
    // In jsdom an element that has been removed takes the focus, too.
    if (remembered?.isConnected && tryFocus(remembered)) return;
    for (const { parent, previous, next } of places) {
      if (!parent.isConnected) continue;
      const successor = previous?.isConnected ? previous.nextElementSibling : parent.firstElementChild;
      // In a closed `<details>` only the summary is visible.
      const around = (parent.nodeName === 'DETAILS' && parent.querySelector('summary')) || parent;
      if ((successor !== next && tryFocus(successor)) || tryFocus(around)) return;
    }
  };
}

/**
 * Focuses an element, even one that is not focusable by itself. Returns whether it has the focus: a hidden element has
 * not.
 */
export function tryFocus(element: Node | null, options?: FocusOptions): boolean {
  if (!isElement(element)) return false;
  element.focus(options);
  // For an element in a shadow root, `document.activeElement` is the host.
  if (element.matches(':focus')) return true;
  if (element.hasAttribute('tabindex')) return false;
  element.tabIndex = -1;
  element.focus(options);
  const isTaken = element.matches(':focus');
  if (isTaken) element.addEventListener('blur', () => element.removeAttribute('tabindex'), { once: true });
  else element.removeAttribute('tabindex');
  return isTaken;
}

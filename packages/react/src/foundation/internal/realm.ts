// React may render into another document, whose elements have other classes than the page's, or into a shadow root.

/** Whether a value is an element of any document. */
export const isElement = (value: unknown): value is HTMLElement =>
  typeof value === 'object' && value !== null && 'closest' in value && 'focus' in value;

const isRoot = (node: Node): node is Document | ShadowRoot => 'activeElement' in node;

const isShadowRoot = (node: Node | null): node is ShadowRoot => !!node && 'host' in node && isRoot(node);

/** The element around an element: at the top of a shadow root, the element that has the shadow root. */
export function parentOf(element: Element): Element | null {
  const { parentNode } = element;
  return isShadowRoot(parentNode) ? parentNode.host : element.parentElement;
}

/** The focused element of a document, also one in an open shadow root. */
export function focusedIn(page: Document): Element | null {
  let focused = page.activeElement;
  while (focused?.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement;
  return focused;
}

/** The window of an element, which is not the page's if the element is in another document. */
export const windowOf = (element: Element | null): Window & typeof globalThis =>
  element?.ownerDocument.defaultView ?? window;

/**
 * Whether an element contains the focused one. A field of a form replaces a member of the form that has its name, such
 * as `contains`, so this takes the member from the prototype.
 */
export const hasFocusWithin = (element: Element): boolean =>
  Node.prototype.contains.call(element, rootOf(element).activeElement);

/** The document or shadow root that contains an element. */
export function rootOf(element: Element): Document | ShadowRoot {
  const root = element.getRootNode();
  return isRoot(root) ? root : element.ownerDocument;
}

// React may draw into another document than the page's own, whose elements are of other classes, or into a shadow root.

/** Whether something is an element, of whichever document. */
export const isElement = (value: unknown): value is HTMLElement =>
  typeof value === 'object' && value !== null && 'closest' in value && 'focus' in value;

const isRoot = (node: Node): node is Document | ShadowRoot => 'activeElement' in node;

/** The document or the shadow root in which an element stands. */
export function rootOf(element: Element): Document | ShadowRoot {
  const root = element.getRootNode();
  return isRoot(root) ? root : element.ownerDocument;
}

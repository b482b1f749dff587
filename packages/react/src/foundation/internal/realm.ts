// React may render into another document, whose elements have other classes than the page's, or into a shadow root.

/** Whether a value is an element of any document. */
export const isElement = (value: unknown): value is HTMLElement =>
  typeof value === 'object' && value !== null && 'closest' in value && 'focus' in value;

const isRoot = (node: Node): node is Document | ShadowRoot => 'activeElement' in node;

/** The document or shadow root that contains an element. */
export function rootOf(element: Element): Document | ShadowRoot {
  const root = element.getRootNode();
  return isRoot(root) ? root : element.ownerDocument;
}

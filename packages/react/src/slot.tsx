import { Fragment, isValidElement, type Key, type ReactNode } from 'react';

const isText = (content: ReactNode): boolean => typeof content === 'string' || typeof content === 'number';

/**
 * The content of a slot, in which each bare text has an element of its own. A browser that translates the page puts an
 * element around bare texts, and React cannot take those out any more: it throws `NotFoundError`. The `key` is for a content
 * that is one of several.
 */
export function inElements(content: ReactNode, key?: Key): ReactNode {
  if (isText(content)) return content === '' ? content : <span key={key}>{content}</span>;
  return inMixed(content, key);
}

/** The same where the slot is all that its element has: a text alone is safe there. */
export function inMixed(content: ReactNode, key?: Key): ReactNode {
  // Elements keep their place among the others, and so their state: only texts and fragments are made anew.
  if (Array.isArray(content)) return content.map((child: ReactNode, index) => inElements(child, index));
  if (isValidElement<{ children?: ReactNode }>(content) && content.type === Fragment) {
    return <Fragment key={content.key ?? key}>{inElements(content.props.children)}</Fragment>;
  }
  return content;
}

import { Fragment, isValidElement, type Key, type ReactNode } from 'react';

const isText = (content: unknown): content is string | number =>
  typeof content === 'string' || typeof content === 'number';

/**
 * The content of a slot, in which bare texts have an element of their own. A browser that translates the page puts an
 * element around bare texts, and React cannot take those out any more: it throws `NotFoundError`. The `key` is for a content
 * that is one of several.
 */
export function inElements(content: ReactNode, key?: Key): ReactNode {
  if (isText(content)) return content === '' ? content : <span key={key}>{content}</span>;
  return inMixed(content, key);
}

/** The same where the slot is all that its element has: a text alone is safe there. */
export function inMixed(content: ReactNode, key?: Key): ReactNode {
  if (Array.isArray(content)) return inList(content);
  if (isValidElement<{ children?: ReactNode }>(content) && content.type === Fragment) {
    return <Fragment key={content.key ?? key}>{inElements(content.props.children)}</Fragment>;
  }
  return content;
}

/** Texts that follow each other share one element. All others keep their place in the list, and so their state. */
function inList(list: readonly ReactNode[]): ReactNode[] {
  return list.map((child, index) => {
    if (!isText(child)) return inMixed(child, index);
    if (isText(list[index - 1])) return null;
    const end = list.findIndex((other, place) => place > index && !isText(other));
    return inElements(
      list
        .slice(index, end < 0 ? undefined : end)
        .filter(isText)
        .join(''),
      index,
    );
  });
}

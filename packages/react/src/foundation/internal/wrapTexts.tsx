import { Fragment, isValidElement, type Key, type ReactNode } from 'react';

const isText = (content: unknown): content is string | number =>
  typeof content === 'string' || typeof content === 'number';

/**
 * The content of a slot, with each bare text in a `<span>`. A browser that translates the page wraps bare texts in
 * elements of its own, and React then fails to remove them: it throws `NotFoundError`. The `key` is for content in a
 * list.
 */
export function wrapTexts(content: ReactNode, key?: Key): ReactNode {
  if (isText(content)) return content === '' ? content : <span key={key}>{content}</span>;
  return wrapMixedTexts(content, key);
}

/** The same for a slot that is the only content of its element: there a single text is safe. */
export function wrapMixedTexts(content: ReactNode, key?: Key): ReactNode {
  if (Array.isArray(content)) return wrapList(content);
  if (isValidElement<{ children?: ReactNode }>(content) && content.type === Fragment) {
    return <Fragment key={content.key ?? key}>{wrapTexts(content.props.children)}</Fragment>;
  }
  return content;
}

/** Adjacent texts share one `<span>`. Elements keep their index in the list, and so their state. */
function wrapList(list: readonly ReactNode[]): ReactNode[] {
  return list.map((child, index) => {
    if (!isText(child)) return wrapMixedTexts(child, index);
    if (isText(list[index - 1])) return null;
    const end = list.findIndex((other, place) => place > index && !isText(other));
    return wrapTexts(
      list
        .slice(index, end < 0 ? undefined : end)
        .filter(isText)
        .join(''),
      index,
    );
  });
}

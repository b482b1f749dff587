/** An element of drawn markup, without its texts and with addresses reduced to their parts that name no user. */
export interface Outline {
  tag: string;
  classes: string[];
  attributes: string[];
  /** Where a frame, an image or a link leads. */
  address?: string;
  /** The text of a cell in the head of a table, which names a column. */
  column?: string;
  children: Outline[];
}

const deepest = 8;
const mostChildren = 12;

/** @param project its key is written as PROJECT */
export function outlineOf(element: Element, project: string, depth = 0): Outline {
  const address = ['src', 'href', 'action'].map((name) => element.getAttribute(name)).find((value) => value !== null);
  const isColumn = element.matches('thead th');
  return {
    tag: element.localName,
    classes: [...element.classList].map(plainName).toSorted(),
    attributes: element.getAttributeNames().map(plainName).toSorted(),
    ...(address && { address: addressOf(address, project) }),
    ...(isColumn && { column: (element.textContent ?? '').trim().slice(0, 24) }),
    children:
      depth >= deepest
        ? []
        : [...element.children].slice(0, mostChildren).map((child) => outlineOf(child, project, depth + 1)),
  };
}

/** Names that a script makes up for one visit contain digits. */
const plainName = (name: string): string => (/^[a-z][a-z_:-]{0,40}$/i.test(name) ? name : '*');

/** Host, path and names of parameters. Parts of the path that may name a user are stars. */
export function addressOf(text: string, project: string): string {
  if (!URL.canParse(text)) return '(relative)';
  const { protocol, hostname, pathname, searchParams } = new URL(text);
  if (!/^https?:$/.test(protocol)) return protocol;
  const path = pathname
    .split('/')
    .map((part) => (part === project ? 'PROJECT' : /^(?:[a-z_]{0,24}|v\d)$/.test(part) ? part : partOf(part, project)));
  const names = [...new Set(searchParams.keys())].map(plainName).toSorted();
  return `${protocol}//${hostname}${path.join('/')}${names.length > 0 ? `?${names.join('&')}` : ''}`;
}

const partOf = (part: string, project: string): string =>
  /^[\w-]+\.(?:js|css|html|json|png|svg)$/.test(part)
    ? part.replace(project, 'PROJECT').replaceAll(/\d{3,}/g, '*')
    : '*';

export type Props = Readonly<Record<string, unknown>>;
type Handler = (...args: unknown[]) => void;

const isHandler = (value: unknown): value is Handler => typeof value === 'function';
const isText = (value: unknown): value is string => typeof value === 'string';
const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

/** Props that a part cannot work without: what labels, messages, the browser and the stylesheet refer to. */
const fixed = /^(aria-(?!label$)|data-(prefinery|state)|(id|htmlFor|type|name|value|href|role)$)/;

/** The app's handler runs first, and can prevent the part's. */
const composeHandlers =
  (own: Handler, ours: Handler): Handler =>
  (...args) => {
    own(...args);
    const [event] = args;
    if (!(isObject(event) && 'defaultPrevented' in event && event.defaultPrevented)) ours(...args);
  };

function mergeProp(name: string, ours: unknown, own: unknown): unknown {
  if (own === undefined || ours === undefined) return own ?? ours;
  if (name === 'aria-describedby' && isText(own) && isText(ours)) return `${own} ${ours}`;
  if (fixed.test(name)) return ours;
  if (name === 'className' && isText(ours) && isText(own)) return `${ours} ${own}`;
  if (name === 'style' && isObject(ours) && isObject(own)) return { ...ours, ...own };
  return isHandler(ours) && isHandler(own) ? composeHandlers(own, ours) : own;
}

/** The props of a part's inner element, merged with those of the app's element. */
export function mergeProps(ours: object, own: object): Props {
  const merged = Object.entries<unknown>({ ...own }).map(([name, value]): [string, unknown] => [
    name,
    mergeProp(name, Reflect.get(ours, name), value),
  ]);
  return { ...ours, ...Object.fromEntries(merged) };
}

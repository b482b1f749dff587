'use client';
import { PrefineryError } from '@prefinery-kit/core';
import {
  cloneElement,
  isValidElement,
  type ReactElement,
  type ReactNode,
  type Ref,
  type RefObject,
  useEffect,
  useRef,
  version,
} from 'react';
import type { ElementName, ElementState, PartWithElements } from '../elements.ts';
import { mergeProps, type Props } from './mergeProps.ts';
import { isElement } from './realm.ts';
import { useMergedRef } from './useMergedRef.ts';

interface SwappedProps {
  part: PartWithElements;
  name: ElementName;
  /** The app's element, or a function that returns it. */
  given: unknown;
  /** The part's own element. */
  ours: ReactElement<Props>;
  item: string | number | undefined;
}

/** The app's element in place of the part's own, with the props of both. */
export function Swapped({ part, name, given, ours, item }: SwappedProps): ReactNode {
  const own = isLazy(given) ? readLazy(given) : given;
  const base = withoutRef(ours);
  const copied = isValidElement<Props>(own) ? withoutRef(own) : null;
  // A root keeps the layout of the stylesheet, which leaves all other elements of the app alone.
  const props: Props = { 'data-prefinery': name, ...base.props, ...(name !== 'root' && { 'data-swapped': '' }) };
  const isChecked = process.env.NODE_ENV !== 'production';
  const taken = useRef<unknown>(null);
  const ref = useMergedRef(useMergedRef(base.ref, copied?.ref), isChecked ? taken : undefined);
  // React 18 warns about the ref of a component that cannot take one, so production has none without need.
  const all = isChecked || base.ref || copied?.ref ? { ...props, ref } : props;
  const drawn = copied
    ? cloneElement(copied.element, mergeProps(all, copied.props))
    : isRender(own) && own(all, { part, state: stateOf(props), item });
  useReport(part, name, ours.type, drawn ? taken : null);
  if (drawn === null || isValidElement(drawn)) return drawn;
  if (!isChecked) return ours;
  const about = `render.${name} returned no element. Return one, such as <Button {...props} />, or null for none.`;
  throw new PrefineryError('invalid_options', { command: part, about });
}

const isRender = (own: unknown): own is (props: Props, state: ElementState) => ReactElement | null =>
  typeof own === 'function';

const stateOf = ({ 'data-state': state }: Props): string | undefined => (typeof state === 'string' ? state : undefined);

type AnyElement = ReactElement<Props> & { ref?: Ref<unknown> };

/** The ref of an element, which React 18 has beside its props, and its other props. */
function withoutRef(element: AnyElement): { element: AnyElement; ref: Ref<unknown> | undefined; props: Props } {
  const { ref, ...props } = { ...element.props };
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- React takes nothing else.
  return { element, ref: version.startsWith('18.') ? element.ref : (ref as Ref<unknown> | undefined), props };
}

/* oxlint-disable eslint/no-underscore-dangle -- React calls them so. */
interface Lazy {
  _init: (payload: unknown) => unknown;
  _payload: unknown;
}

/** An element that a server component has passed while its code is still loading. React itself reads it like this. */
export const isLazy = (value: unknown): value is Lazy =>
  typeof value === 'object' && value !== null && '_init' in value && typeof value._init === 'function';

/** The element, or a promise that is thrown until it has loaded: then React waits for it. */
const readLazy = ({ _init: read, _payload: payload }: Lazy): unknown => read(payload);
/* oxlint-enable eslint/no-underscore-dangle */

/** The elements that a browser treats in a way that no other element can replace. */
const unique = /^(form|dialog|details|summary)$/;

/**
 * In development, reports an element that passes its props or its `ref` not on, or is a `<div>` in place of a `<form>`:
 * it would look right, and do nothing.
 */
function useReport(part: string, name: string, tag: unknown, taken: RefObject<unknown> | null): void {
  useEffect(() => {
    if (process.env.NODE_ENV === 'production' || !taken) return;
    const problem = problemOf(taken.current, String(tag));
    if (!problem) return;
    const about = `the element for render.${name} ${problem}`;
    console.error(new PrefineryError('invalid_options', { command: part, about }).message);
  }, [part, name, tag, taken]);
}

function problemOf(element: unknown, tag: string): string | undefined {
  if (!element) {
    return 'does not pass its ref and props on. Make its component with forwardRef, or in React 19 take ref as a prop, and spread all props onto its DOM element.';
  }
  // The ref of a component class is no element.
  if (!isElement(element)) return undefined;
  if (!element.dataset['prefinery'])
    return 'does not pass its props on. Its component has to spread all of them onto its DOM element.';
  if (unique.test(tag) && element.localName !== tag) return `is a <${element.localName}>, and has to be a <${tag}>.`;
  return undefined;
}

'use client';
import { PrefineryError } from '@prefinery-kit/core';
import { cloneElement, isValidElement, type ReactElement, type ReactNode, type Ref, useRef, version } from 'react';
import type { ElementName, ElementState, PartWithElements } from '../elements.ts';
import { mergeProps, type Props } from './mergeProps.ts';
import { useElementCheck } from './useElementCheck.ts';
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
  const taken = useRef<unknown>(null);
  const refs = useMergedRef(base.ref, copied?.ref);
  const ref = useMergedRef(refs, process.env.NODE_ENV === 'production' ? undefined : taken);
  // React 18 warns about the ref of a component that cannot take one, so production has none without need.
  const all = process.env.NODE_ENV !== 'production' || base.ref || copied?.ref ? { ...props, ref } : props;
  const drawn = copied
    ? cloneElement(copied.element, mergeProps(all, copied.props))
    : isRender(own) && own(all, { part, state: stateOf(props), item });
  useElementCheck(part, name, ours, drawn === null ? null : taken);
  if (drawn === null || isValidElement(drawn)) return drawn;
  if (process.env.NODE_ENV === 'production') return ours;
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

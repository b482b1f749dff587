'use client';
import { PrefineryError } from '@prefinery-kit/core';
import { createContext, isValidElement, type ReactElement, type ReactNode, useContext, useMemo } from 'react';
import { type ElementName, type OwnElements, partElements, type PartWithElements } from '../elements.ts';
import type { Props } from './mergeProps.ts';
import { ownValue } from './ownValue.ts';
import { isLazy, Swapped } from './Swapped.tsx';

/** Draws an inner element: the part's own, or what the app has given for that name. `item` tells one of several. */
export type Draw<Name extends ElementName> = (
  name: Name,
  ours: ReactElement<Props>,
  item?: string | number,
) => ReactElement;

/** The app's elements for all parts below a `PrefineryElements`. */
const ElementsContext = createContext<Props>({});

/** Gives elements to all parts below, in addition to those from further out. */
export function InnerElements({ render, children }: { render: object | undefined; children: ReactNode }): ReactNode {
  const outer = useContext(ElementsContext);
  const value = useMemo(() => {
    const given = Object.entries<unknown>({ ...render }).filter(([, element]) => element !== undefined);
    return { ...outer, ...Object.fromEntries<unknown>(given) };
  }, [outer, render]);
  return <ElementsContext.Provider value={value}>{children}</ElementsContext.Provider>;
}

/** The inner elements of a part: its own, replaced by those of `PrefineryElements`, replaced by its `render` prop. */
export function useElements<Part extends PartWithElements>(
  part: Part,
  render: OwnElements<Part> | undefined,
): Draw<ElementName<Part>> {
  const shared = useContext(ElementsContext);
  if (process.env.NODE_ENV !== 'production') checkElements(part, render, partElements[part]);
  return (name, ours, item) => {
    const given =
      ownValue<unknown>(render ?? {}, name) ?? (name === 'root' ? undefined : ownValue<unknown>(shared, name));
    if (!isOwnElement(given)) return ours;
    return <Swapped key={ours.key ?? undefined} part={part} name={name} given={given} ours={ours} item={item} />;
  };
}

const isOwnElement = (value: unknown): boolean => isValidElement(value) || typeof value === 'function' || isLazy(value);

/** Refuses names that a part does not have, and values that are no elements. Production leaves both out. */
export function checkElements(command: string, given: object | undefined, names: readonly string[]): void {
  for (const [name, value] of Object.entries(given ?? {}) as [string, unknown][]) {
    const about = !names.includes(name)
      ? `render.${name} is not one of its elements, which are: ${names.join(', ')}.`
      : value !== undefined && !isOwnElement(value)
        ? `render.${name} is ${typeof value === 'string' ? `"${value}"` : typeof value}. Give an element, such as <Button />, or a function that returns one.`
        : undefined;
    if (about !== undefined) throw new PrefineryError('invalid_options', { command, about });
  }
}

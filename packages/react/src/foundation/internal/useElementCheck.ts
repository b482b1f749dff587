import { PrefineryError } from '@prefinery-kit/core';
import { type ReactElement, type RefObject, useEffect } from 'react';
import type { Props } from './mergeProps.ts';
import { isElement } from './realm.ts';

/** Props that a part does not work without. A decorative icon, for example, has none of them. */
const needed = /^(on[A-Z]|(ref|id|htmlFor|name|href|role)$)/;

/** The elements that a browser treats in a way that no other element can replace. */
const unique = /^(form|dialog|details|summary)$/;

/**
 * In development, reports an element of the app that does not pass its props and `ref` on, or that is a `<div>` in place
 * of a `<form>`: it would look right, and do nothing. `taken` is its DOM element, or `null` if it has none on purpose.
 */
function useCheck(part: string, name: string, { type, props }: ReactElement<Props>, taken: RefObject<unknown> | null) {
  const isNeeded = Object.keys(props).some((prop) => needed.test(prop));
  useEffect(() => {
    const problem = taken && isNeeded && problemOf(taken.current, String(type));
    if (!problem) return;
    const about = `the element for render.${name} ${problem}`;
    console.error(new PrefineryError('invalid_options', { command: part, about }).message);
  }, [part, name, type, isNeeded, taken]);
}

export const useElementCheck: typeof useCheck = process.env.NODE_ENV === 'production' ? () => undefined : useCheck;

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

'use client';
import type { ReactNode } from 'react';
import { type ElementName, type OwnElement, partElements } from './elements.ts';
import { checkElements, InnerElements } from './internal/useElements.tsx';

export interface PrefineryElementsProps {
  children?: ReactNode;
  /**
   * Your own elements, by the name of what they replace, such as `button` and `input`. They override those of an outer
   * `PrefineryElements`. A component's `root` is its own, so it is not among them.
   */
  render?: { readonly [Name in Exclude<ElementName, 'root'>]?: OwnElement<Name> | undefined } | undefined;
}

/**
 * The elements that the components below are made of, in place of the kit's: the place for a design system. A nested
 * one replaces only what it names. A component's own `render` prop still wins.
 *
 * A server component can pass elements, but no functions.
 *
 * @example
 * ```tsx
 * <PrefineryElements render={{ button: <Button />, input: <Input />, label: <Label /> }}>
 *   <SignupForm />
 *   <ReferralLink />
 * </PrefineryElements>;
 * ```
 *
 * @throws `PrefineryError` with code `invalid_options` in development, for a name that no component has, and for a value
 * that is no element.
 */
export function PrefineryElements({ children, render }: PrefineryElementsProps): ReactNode {
  if (process.env.NODE_ENV !== 'production') checkElements('PrefineryElements', render, sharedNames());
  return <InnerElements render={render}>{children}</InnerElements>;
}

/** Every name but `root`. */
const sharedNames = (): string[] => [...new Set(Object.values(partElements).flat())].filter((name) => name !== 'root');

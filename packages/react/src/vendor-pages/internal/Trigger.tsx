'use client';
import {
  cloneElement,
  type ComponentPropsWithRef,
  type ComponentPropsWithoutRef,
  forwardRef,
  isValidElement,
  type ReactElement,
  type Ref,
  version,
} from 'react';
import { useMergedRef } from '../../foundation/internal/useMergedRef.ts';

type ButtonElement = ReactElement<ComponentPropsWithRef<'button'>> & { ref?: Ref<HTMLButtonElement> };

const isButton = (content: unknown): content is ButtonElement => isValidElement(content) && content.type === 'button';

/** React 18 has the ref of an element beside its props. */
const refOf = (button: ButtonElement): Ref<HTMLButtonElement> | undefined =>
  version.startsWith('18.') ? button.ref : button.props.ref;

type Handler = (...args: unknown[]) => void;
const isHandler = (value: unknown): value is Handler => typeof value === 'function';
const isStyle = (value: unknown): value is object => typeof value === 'object' && value !== null;

/**
 * Merges a prop of the kit and of the app: both handlers are called, classes and styles are joined, and any other value
 * is the app's.
 */
function join(name: string, given: unknown, own: unknown): unknown {
  if (own === undefined || given === undefined) return own ?? given;
  if (isHandler(own) && isHandler(given)) {
    return (...args: unknown[]) => {
      own(...args);
      given(...args);
    };
  }
  if (name === 'className' && typeof given === 'string' && typeof own === 'string') return `${given} ${own}`;
  return name === 'style' && isStyle(given) && isStyle(own) ? { ...given, ...own } : own;
}

/** The button that opens a dialog: rendered around its content, or the `<button>` that is its content. */
export const Trigger = forwardRef<HTMLButtonElement, ComponentPropsWithoutRef<'button'>>(function Trigger(
  { children, ...props },
  ref,
) {
  const button = isButton(children) ? children : null;
  const merged = useMergedRef(ref, button ? refOf(button) : undefined);
  const all = { type: 'button' as const, ...props, ref: merged };
  // oxlint-disable-next-line react/button-has-type -- it is among the props
  if (!button) return <button {...all}>{children}</button>;
  // React 18 warns when `ref` is read from props, so it is left out of the copy.
  const { ref: _ref, ...own } = { ...button.props };
  const joined = Object.entries(own).map(([name, value]): [string, unknown] => [
    name,
    join(name, Reflect.get(all, name), value),
  ]);
  return cloneElement(button, { ...all, ...Object.fromEntries(joined) });
});

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
import { useMergedRef } from '../../hooks/useMergedRef.ts';

type ButtonElement = ReactElement<ComponentPropsWithRef<'button'>> & { ref?: Ref<HTMLButtonElement> };

const isButton = (content: unknown): content is ButtonElement => isValidElement(content) && content.type === 'button';

/** React 18 keeps the ref of an element beside its props. */
const refOf = (button: ButtonElement): Ref<HTMLButtonElement> | undefined =>
  version.startsWith('18.') ? button.ref : button.props.ref;

/** What the app's button says goes before what it is given here. Classes and styles are joined, and each handler is called. */
function merge(given: Record<string, unknown>, own: Record<string, unknown>): Record<string, unknown> {
  const merged = { ...given, ...own };
  for (const [name, mine] of Object.entries(own)) {
    const other = given[name];
    if (mine === undefined) merged[name] = other;
    if (typeof mine === 'function' && typeof other === 'function') {
      merged[name] = (...args: unknown[]) => {
        (mine as (...args: unknown[]) => void)(...args);
        (other as (...args: unknown[]) => void)(...args);
      };
    } else if (name === 'className' && mine && other) merged[name] = `${String(other)} ${String(mine)}`;
    else if (name === 'style' && mine && other) merged[name] = { ...other, ...mine };
  }
  return merged;
}

/** The button that opens a dialog: around its content, or the `<button>` that is its content. */
export const Trigger = forwardRef<HTMLButtonElement, ComponentPropsWithoutRef<'button'>>(function Trigger(
  { children, ...props },
  ref,
) {
  const button = isButton(children) ? children : null;
  const merged = useMergedRef(ref, button ? refOf(button) : undefined);
  const all = { type: 'button' as const, ...props, ref: merged };
  if (!button) return <button {...all}>{children}</button>;
  // React 18 warns where `ref` is read from props, and a copy is without it.
  const { ref: _ref, ...own } = { ...button.props };
  return cloneElement(button, merge(all, own));
});

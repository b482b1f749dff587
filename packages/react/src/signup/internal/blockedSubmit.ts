import type { MouseEvent } from 'react';
import { isElement } from '../../foundation/internal/realm.ts';

/**
 * A sandboxed frame without `allow-forms` fires no `submit` event. On a click on a submit button, which the Enter key
 * causes too, this calls `act` if the form is valid and no `submit` event has followed.
 */
export function whenSubmitIsBlocked(
  { target, currentTarget: form, nativeEvent }: MouseEvent<HTMLFormElement>,
  act: (form: HTMLFormElement, submitter: HTMLElement) => void,
): void {
  const button = isElement(target) && target.closest<HTMLButtonElement | HTMLInputElement>('button, input');
  if (!button || button.form !== form || !/^(submit|image)$/.test(button.type)) return;
  // The browser validates and submits after all click listeners have run.
  const listeners = new AbortController();
  const { signal } = listeners;
  for (const type of ['submit', 'invalid'])
    form.addEventListener(type, () => listeners.abort(), { signal, capture: true });
  setTimeout(() => {
    if (signal.aborted) return;
    listeners.abort();
    if (!nativeEvent.defaultPrevented && form.reportValidity()) act(form, button);
  });
}

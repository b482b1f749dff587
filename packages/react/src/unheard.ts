import type { MouseEvent } from 'react';

/**
 * A sandboxed frame without `allow-forms` fires no `submit` event. For a click on a form's submit button, which the Enter
 * key makes too: acts in its place where the form could be submitted and was not.
 */
export function whenUnheard(
  { target, currentTarget: form, nativeEvent }: MouseEvent<HTMLFormElement>,
  act: (form: HTMLFormElement, submitter: HTMLElement) => void,
): void {
  const button =
    target instanceof Element ? target.closest<HTMLButtonElement | HTMLInputElement>('button, input') : null;
  if (!button || !/^(submit|image)$/.test(button.type) || button.form !== form) return;
  let isHeard = false;
  const hear = () => {
    isHeard = true;
  };
  const options = { capture: true, once: true };
  form.addEventListener('submit', hear, options);
  form.addEventListener('invalid', hear, options);
  // The browser submits when all have heard of the click.
  setTimeout(() => {
    form.removeEventListener('submit', hear, options);
    form.removeEventListener('invalid', hear, options);
    if (!isHeard && !nativeEvent.defaultPrevented && form.reportValidity()) act(form, button);
  });
}

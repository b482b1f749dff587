import type { Fields } from './fields.ts';

const selector = 'form.pfy-signup-form';

/** The address that the vendor has such forms posted to. */
const vendorAction = /^\s*(?:https?:)?\/\/(?:[\w-]+\.)*prefinery\.com\/projects\/[^/?#]+\/users\/post(?![^?#\s])/i;

/**
 * Forms of the page's own that the browser posts. Empty hidden inputs get what the widget knows of the visitor. The form is
 * posted to the sandbox in place of the vendor, so that a test does not join the real campaign.
 */
export function createRaw(document: Document, action: string, known: () => Fields): { init: () => void } {
  const redirect = (form: HTMLFormElement): void => {
    // By attribute: an input named "action" hides the property.
    const written = form.getAttribute('action') ?? '';
    if (vendorAction.test(written))
      form.setAttribute(
        'action',
        written.replace(vendorAction, () => action),
      );
  };

  const fill = (form: HTMLFormElement): void => {
    for (const [name, value] of Object.entries(known())) {
      const input = form.elements.namedItem(name);
      if (input instanceof HTMLInputElement && input.type === 'hidden' && input.value === '') input.value = value;
    }
  };

  // Forms that were added after the last initForms are redirected when submitted.
  document.addEventListener('submit', ({ target }) => {
    if (target instanceof HTMLFormElement && target.matches(selector)) redirect(target);
  });

  return {
    init() {
      for (const form of document.querySelectorAll<HTMLFormElement>(selector)) {
        redirect(form);
        fill(form);
      }
    },
  };
}

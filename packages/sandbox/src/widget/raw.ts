import type { Fields } from './fields.ts';

const selector = 'form.pfy-signup-form';

/** Where the vendor has such forms posted, whatever the project. */
const vendorAction = /^\s*(?:https?:)?\/\/(?:[\w-]+\.)*prefinery\.com\/projects\/[^/?#]+\/users\/post(?![^?#\s])/i;

/**
 * Forms of the page's own that the browser posts. Each is told what the page knows, where the page has not said it. And
 * it is posted to the sandbox in place of the vendor: whoever tries a page out joins no campaign that is real.
 */
export function createRaw(document: Document, action: string, known: () => Fields): { init: () => void } {
  const redirect = (form: HTMLFormElement): void => {
    // Read as it is written: an input that is called action hides the property.
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

  // Also those that were written later, and never made known by initForms.
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

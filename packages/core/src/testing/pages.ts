import type { Person } from './people.ts';
import { Refusal } from './refusal.ts';

/** The vendor's pages are iframes of its own. In their place stands a sentence that says what would be there. */
const sentence = (page: string, person: Person | null): string => (person ? `${page} of ${person.email}` : page);

/** Draws a page into an element. */
export function drawInto(id: string, command: string, page: string, person: Person | null): void {
  const element = document.getElementById(id);
  if (!element) throw new Refusal(0, `${command} found no element with the id "${id}". Add it before the call.`);
  const content = document.createElement('div');
  content.textContent = sentence(page, person);
  element.replaceChildren(content);
}

/** Says where a signup form would be. Nobody can join in it. */
export function drawForms(): undefined {
  for (const element of document.querySelectorAll('.prefinery-form-embed')) element.textContent = 'Signup form';
}

/** The vendor's own popup. */
export const popup = {
  open(person: Person | null): void {
    popup.close();
    const dialog = document.createElement('div');
    dialog.dataset['prefineryFake'] = 'popup';
    dialog.role = 'dialog';
    dialog.ariaLabel = 'Referral page';
    dialog.textContent = sentence('Referral page', person);
    document.body.append(dialog);
  },

  close(): void {
    document.querySelector('[data-prefinery-fake=popup]')?.remove();
  },
};

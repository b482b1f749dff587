import type { UserRecord } from './users.ts';
import { Refusal } from './refusal.ts';

/** The vendor's pages are iframes. The fake shows the name of the page, and its user, instead. */
const sentence = (page: string, record: UserRecord | null): string => (record ? `${page} of ${record.email}` : page);

/** Draws a page into an element. */
export function drawInto(id: string, command: string, page: string, record: UserRecord | null): void {
  const element = document.getElementById(id);
  if (!element) throw new Refusal(0, `${command} found no element with the id "${id}". Add it before the call.`);
  const content = document.createElement('div');
  content.textContent = sentence(page, record);
  element.replaceChildren(content);
}

/** Shows the text "Signup form" where the vendor would draw one. It has no fields. */
export function drawForms(): undefined {
  for (const element of document.querySelectorAll('.prefinery-form-embed')) element.textContent = 'Signup form';
}

/** The vendor's own popup. */
export const popup = {
  open(record: UserRecord | null): void {
    popup.close();
    const dialog = document.createElement('div');
    dialog.dataset['prefineryFake'] = 'popup';
    dialog.role = 'dialog';
    dialog.ariaLabel = 'Referral page';
    dialog.textContent = sentence('Referral page', record);
    document.body.append(dialog);
  },

  close(): void {
    document.querySelector('[data-prefinery-fake=popup]')?.remove();
  },
};

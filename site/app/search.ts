/** The search: a dialog. Its engine and its index are loaded when it is first opened. */
import type MiniSearch from 'minisearch';
import { searchOptions, type SearchEntry } from './search-index.ts';
import { makeElement } from './element.ts';

const site = new URL('.', document.baseURI);

/** How many sections are listed. */
const shown = 12;

async function loadIndex(): Promise<MiniSearch<SearchEntry>> {
  const [{ default: Engine }, response] = await Promise.all([
    import('minisearch'),
    fetch(new URL('search.json', site)),
  ]);
  if (!response.ok) throw new Error(`The host answered with the status ${response.status}.`);
  return Engine.loadJSON<SearchEntry>(await response.text(), searchOptions);
}

/** Adds the closed dialog of the search to the page. */
export function createSearch(): { open: () => void } {
  const input = makeElement('input', { type: 'search', placeholder: 'Search the documentation', autocomplete: 'off' });
  input.setAttribute('aria-label', 'Search the documentation');
  const list = makeElement('ol', {});
  const status = makeElement('p', { className: 'search-status' });
  status.setAttribute('role', 'status');
  const dialog = makeElement('dialog', { className: 'search' }, input, status, list);
  dialog.setAttribute('aria-label', 'Search');
  document.body.append(dialog);
  let loading: Promise<MiniSearch<SearchEntry>> | undefined;

  async function show(): Promise<void> {
    const words = input.value.trim();
    try {
      const index = await (loading ??= loadIndex());
      if (words !== input.value.trim()) return;
      const found = words === '' ? [] : index.search(words);
      list.replaceChildren(...found.slice(0, shown).map((entry) => resultOf(entry)));
      status.textContent = words === '' ? '' : countOf(found.length, words);
    } catch (error) {
      console.error(error);
      loading = undefined;
      status.textContent = 'The search could not be loaded. Close it and open it again to try once more.';
    }
  }

  const close = (): void => {
    dialog.close();
    // If nothing had the focus before, the hidden field keeps it until the next frame, and would take a "/" that is pressed by then.
    const { activeElement } = document;
    if (activeElement instanceof HTMLElement && dialog.contains(activeElement)) activeElement.blur();
  };
  const links = (): HTMLElement[] => [...list.querySelectorAll('a')];
  const move = (step: number): void => {
    const stops = [input, ...links()];
    const at = stops.findIndex((stop) => stop === document.activeElement);
    stops[(at + step + stops.length) % stops.length]?.focus();
  };

  input.addEventListener('input', () => void show());
  dialog.addEventListener('keydown', (event) => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      move(event.key === 'ArrowDown' ? 1 : -1);
    }
    // Chromium empties a search field at the first Escape, and closes the dialog at the second only.
    if (event.key === 'Escape') {
      event.preventDefault();
      close();
    }
    if (event.key === 'Enter' && document.activeElement === input) links()[0]?.click();
  });
  dialog.addEventListener('click', ({ target }) => {
    const isOutside = target === dialog;
    const isResult = target instanceof Element && target.closest('a') !== null;
    if (isOutside || isResult) close();
  });

  return {
    open() {
      if (dialog.open) return;
      dialog.showModal();
      input.select();
      void show();
    },
  };
}

function countOf(found: number, words: string): string {
  if (found === 0) return `Nothing found for “${words}”.`;
  if (found > shown) return `The first ${shown} of ${found} sections`;
  return found === 1 ? '1 section' : `${found} sections`;
}

function resultOf({ address, page, title, excerpt }: Record<string, unknown>): HTMLElement {
  const where = page === title ? '' : String(page);
  const link = makeElement(
    'a',
    { href: new URL(String(address), site).href },
    makeElement('strong', { textContent: String(title) }),
    makeElement('span', { textContent: where }),
    makeElement('small', { textContent: String(excerpt) }),
  );
  return makeElement('li', {}, link);
}

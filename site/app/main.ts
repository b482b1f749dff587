/** What scripts add to a page of the documentation. Without them the page is complete, except for the live parts and the search. */
import '@fontsource-variable/geist';
import '@fontsource-variable/geist-mono';
import './site.css';
import { makeElement } from './element.ts';
import { createSearch } from './search.ts';

const page = document.documentElement;

/** Rejects also where there is no clipboard: in a page that was loaded over plain HTTP. */
async function copy(text: string): Promise<void> {
  await navigator.clipboard.writeText(text);
}

function addCopyButtons(): void {
  for (const figure of document.querySelectorAll('figure.code')) {
    const button = makeElement('button', { type: 'button', className: 'copy', textContent: 'Copy' });
    button.addEventListener('click', () => {
      const text = figure.querySelector('code')?.textContent ?? '';
      const say = (words: string): void => {
        button.textContent = words;
      };
      copy(text).then(
        () => say('Copied'),
        () => say('Copying was refused'),
      );
      button.addEventListener('blur', () => say('Copy'), { once: true });
    });
    figure.querySelector('figcaption')?.append(button);
  }
}

function addSchemeSwitch(): void {
  const dark = matchMedia('(prefers-color-scheme: dark)');
  document.querySelector('[data-scheme-switch]')?.addEventListener('click', () => {
    const isDark = (page.dataset['scheme'] ?? (dark.matches ? 'dark' : 'light')) === 'dark';
    const scheme = isDark ? 'light' : 'dark';
    page.dataset['scheme'] = scheme;
    try {
      localStorage.setItem('scheme', scheme);
    } catch {
      // Without storage the choice lasts for this page.
    }
  });
}

function addSearch(): void {
  let search: ReturnType<typeof createSearch> | undefined;
  const open = (): void => (search ??= createSearch()).open();
  document.querySelector('[data-search-open]')?.addEventListener('click', open);
  document.addEventListener('keydown', (event) => {
    const isTyping =
      event.target instanceof Element && event.target.closest('input, textarea, select, [contenteditable]');
    const isShortcut = (event.key === '/' && !isTyping) || (event.key === 'k' && (event.metaKey || event.ctrlKey));
    if (!isShortcut) return;
    event.preventDefault();
    open();
  });
}

/** Marks the section that is being read in the table of contents. */
function followReader(): void {
  const links = new Map(
    [...document.querySelectorAll<HTMLAnchorElement>('.contents a')].map((a) => [a.hash.slice(1), a]),
  );
  if (links.size === 0) return;
  const headings = [...document.querySelectorAll('.text :is(h2, h3)[id]')];
  const mark = (): void => {
    const read = headings.findLast((heading) => heading.getBoundingClientRect().top < 140);
    for (const [id, link] of links) {
      if (id === read?.id) link.setAttribute('aria-current', 'true');
      else link.removeAttribute('aria-current');
    }
  };
  new IntersectionObserver(mark, { rootMargin: '-140px 0px 0px' }).observe(document.body);
  document.addEventListener('scroll', mark, { passive: true });
  mark();
}

addCopyButtons();
addSchemeSwitch();
addSearch();
followReader();
if (document.body.dataset['live'] !== undefined) void import('./live.tsx').then(({ showSamples }) => showSamples());

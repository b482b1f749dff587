/** Colors of the code blocks, for the light and the dark scheme. */
import type { Element, ElementContent } from 'hast';
import { createHighlighter } from 'shiki';

const languages = ['astro', 'css', 'html', 'js', 'json', 'sh', 'ts', 'tsx'];

const highlighter = await createHighlighter({
  themes: ['github-light-high-contrast', 'github-dark-high-contrast'],
  langs: languages,
});

/** A code block with its colors. */
export function highlight(code: string, language: string): Element {
  const { children } = highlighter.codeToHast(code, {
    lang: languages.includes(language) ? language : 'text',
    themes: { light: 'github-light-high-contrast', dark: 'github-dark-high-contrast' },
    defaultColor: 'light-dark()',
  });
  const [pre] = children;
  if (pre?.type !== 'element') throw new Error('Shiki returned no element.');
  return pre;
}

const names: Record<string, string> = {
  astro: 'Astro',
  sh: 'Terminal',
  ts: 'TypeScript',
  tsx: 'React',
  html: 'HTML',
  css: 'CSS',
};

/** A line above a code block that says what it is: the file's name, or the language. */
export function captionOf(language: string, mark: string): ElementContent {
  const file = /(?:^| )file=(\S+)/.exec(mark)?.[1];
  const value = file ?? names[language] ?? language.toUpperCase();
  return { type: 'element', tagName: 'figcaption', properties: {}, children: [{ type: 'text', value }] };
}

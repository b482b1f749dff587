/** Queries and actions by role, label and text. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect } from 'vitest';
import type { Tab } from './engine.ts';

/** Testing Library's queries. They run in the page, and so in the engine under test. */
const library = readFileSync(
  createRequire(import.meta.url).resolve('@testing-library/dom/dist/@testing-library/dom.umd.min.js'),
  'utf8',
);

type Name = string | RegExp;

const written = (name: Name): string => (typeof name === 'string' ? JSON.stringify(name) : String(name));

const byRole = (role: string, name: Name): string =>
  `TestingLibraryDom.queryAllByRole(document.body, ${written(role)}, { name: ${written(name)} })`;

const byLabel = (label: string): string =>
  `TestingLibraryDom.queryAllByLabelText(document.body, ${written(label)}, { exact: false })`;

/** The page, or an iframe in it. */
export interface View {
  /** Waits for an element with this role and name. */
  sees: (role: string, name: Name) => Promise<void>;
  /** Waits for this text. */
  reads: (words: string) => Promise<void>;
  /** Clicks on the first element with this role and name. */
  clicks: (role: string, name: Name) => Promise<void>;
  /** Clicks on a field and types. */
  fills: (label: string, text: string) => Promise<void>;
  /** The value of an expression in the page. */
  evaluate: <Result>(expression: string) => Promise<Result>;
}

export function viewOf(tab: Tab, frame?: string): View {
  const evaluate = <Result>(expression: string) => tab.read<Result>(expression, frame);

  async function find(elements: string): Promise<void> {
    const count = async (): Promise<number> => {
      if (!(await evaluate<boolean>(`'TestingLibraryDom' in globalThis`))) await evaluate(`(() => { ${library} })()`);
      return evaluate(`${elements}.length`);
    };
    await expect.poll(count, { message: elements }).toBeGreaterThan(0);
  }

  async function click(elements: string): Promise<void> {
    await find(elements);
    await tab.click(`${elements}[0]`, frame);
  }

  return {
    evaluate,
    sees: (role, name) => find(byRole(role, name)),
    reads: (words) => expect.poll(() => evaluate('document.body.innerText')).toContain(words),
    clicks: (role, name) => click(byRole(role, name)),
    fills: async (label, text) => {
      await click(byLabel(label));
      await tab.type(text);
      expect(await evaluate(`${byLabel(label)}[0].value`)).toBe(text);
    },
  };
}

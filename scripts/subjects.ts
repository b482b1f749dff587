/** What `pnpm screenshots` takes pictures of. */
import { errors, type Frame, type Page } from 'playwright';

export type Scheme = 'light' | 'dark';
export type Direction = 'ltr' | 'rtl';

export interface Subject {
  /** What its pictures are called. */
  name: string;
  address: (scheme: Scheme, direction: Direction) => string;
  /** Whether the vendor's script is stopped on its way. */
  isBlocked?: boolean;
  /** What the visitor does there first, once. */
  act?: (page: Page) => Promise<void>;
  /** Resolves when there is to be seen what the pictures are about. */
  shown: (page: Page) => Promise<unknown>;
}

const heading = (name: RegExp) => (page: Page) => page.getByRole('heading', { name }).waitFor();
const welcome = heading(/It starts with/);
const joined = heading(/You’re in/);

async function joinList(page: Page): Promise<void> {
  await page.getByLabel('E-mail address').fill('ada@example.com');
  await page.getByLabel('First name').fill('Ada');
  await page.getByRole('button', { name: 'Join' }).click();
  await joined(page);
}

/** The states of the demo. */
export const demoStates = (site: string): Subject[] =>
  [
    { name: 'new-visitor', path: '/', shown: welcome },
    { name: 'joined', path: '/', act: joinList, shown: joined },
    { name: 'boards', path: '/boards.html', shown: heading(/Two boards/) },
    {
      name: 'script-blocked',
      path: '/',
      isBlocked: true,
      shown: (page: Page) => page.getByText('out of reach').waitFor(),
    },
  ].map(({ path, shown, ...state }) => ({
    ...state,
    address: () => site + path,
    shown: async (page) => {
      await shown(page);
      // The demo and the kit mark what is still on its way.
      await page.waitForFunction(() => document.querySelector('[aria-busy=true]') === null);
    },
  }));

/** Long enough for the parts of a story to have their answers. A story about waiting is shown waiting. */
const patience = 3000;

/** Waits until nothing in the frame is on its way any more. */
const settle = (frame: Frame): Promise<unknown> =>
  frame
    .waitForFunction(`document.querySelector('[aria-busy=true]') === null`, undefined, { timeout: patience })
    .catch((error: unknown) => {
      if (!(error instanceof errors.TimeoutError)) throw error;
    });

const isStory = (entry: unknown): entry is { id: string } =>
  typeof entry === 'object' && entry !== null && 'id' in entry && 'type' in entry && entry.type === 'story';

/**
 * All stories of a Storybook.
 * @throws If there is none at the address.
 */
export async function stories(storybook: string): Promise<Subject[]> {
  const response = await fetch(new URL('index.json', storybook)).catch(() => null);
  const index: unknown = response?.ok ? await response.json() : null;
  if (typeof index !== 'object' || index === null || !('entries' in index)) {
    throw new Error(`There is no Storybook at ${storybook}. Start one with "pnpm storybook", and give its address.`);
  }
  return Object.values(index.entries ?? {})
    .filter(isStory)
    .map(({ id }) => ({
      name: `story-${id}`,
      address: (scheme, direction) =>
        new URL(`iframe.html?viewMode=story&id=${id}&globals=theme:${scheme};direction:${direction}`, storybook).href,
      shown: async (page) => {
        const ended = await page.waitForFunction(
          `['finished', 'errored'].find((end) => end === globalThis.__STORYBOOK_PREVIEW__?.currentRender?.phase)`,
        );
        if ((await ended.jsonValue()) === 'errored') throw new Error(`The story ${id} fails. "pnpm test" says why.`);
        await Promise.all(page.frames().map(settle));
      },
    }));
}

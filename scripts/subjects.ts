/** The subjects of `pnpm screenshots`. */
import { errors, type Frame, type Page } from 'playwright';

export type Scheme = 'light' | 'dark';
export type Direction = 'ltr' | 'rtl';

export interface Subject {
  /** Name of the screenshots. */
  name: string;
  address: (scheme: Scheme, direction: Direction) => string;
  /** Whether the vendor's script is blocked. */
  isBlocked?: boolean;
  /** Prepares the visitor's state, once before all screenshots. */
  act?: (page: Page) => Promise<void>;
  /** Resolves when the page is ready for a screenshot. */
  shown: (page: Page) => Promise<unknown>;
}

const heading = (name: RegExp) => (page: Page) => page.getByRole('heading', { name }).waitFor();
const welcome = heading(/It starts with/);
const joined = heading(/You’re in/);

async function join(page: Page, name: string): Promise<void> {
  await page.getByLabel('E-mail address').fill(`${name.toLowerCase()}@example.com`);
  await page.getByLabel('First name').fill(name);
  await page.getByRole('button', { name: 'Join' }).click();
  await joined(page);
}

const linkOf = (page: Page): Promise<string> => page.getByRole('textbox', { name: 'Your link' }).inputValue();

/** Acts as another visitor, in a new browser context. */
async function elsewhere<Result>(page: Page, address: string, act: (page: Page) => Promise<Result>): Promise<Result> {
  const context = await page.context().browser()?.newContext();
  if (!context) throw new Error('This page has no browser.');
  try {
    const other = await context.newPage();
    await other.goto(address);
    return await act(other);
  } finally {
    await context.close();
  }
}

/** Opens the referral link of a new user. */
async function comeInvited(page: Page): Promise<void> {
  const link = await elsewhere(page, page.url(), async (host) => {
    await join(host, 'Mary');
    return linkOf(host);
  });
  await page.goto(link);
}

/** Joins, and lets a friend join by the referral link. */
async function joinWithFriend(page: Page): Promise<void> {
  await join(page, 'Grace');
  await elsewhere(page, await linkOf(page), (friend) => join(friend, 'Barbara'));
}

/** The states of the demo. */
export const demoStates = (site: string): Subject[] =>
  [
    { name: 'new-visitor', path: '/', shown: welcome },
    {
      name: 'invited',
      path: '/',
      act: comeInvited,
      shown: (page: Page) => page.getByText('A friend sent you').waitFor(),
    },
    { name: 'joined', path: '/', act: (page: Page) => join(page, 'Ada'), shown: joined },
    { name: 'friend-joined', path: '/', act: joinWithFriend, shown: joined },
    { name: 'boards', path: '/boards.html', shown: heading(/Two boards/) },
    { name: 'press', path: '/press.html', shown: heading(/For the press/) },
    {
      name: 'turned-off',
      path: '/',
      act: (page: Page) => page.getByRole('switch').uncheck(),
      shown: (page: Page) => page.getByText('which you turned off').waitFor(),
    },
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
      // The demo and the kit mark everything that is pending with `aria-busy`.
      await page.waitForFunction(() => document.querySelector('[aria-busy=true]') === null);
    },
  }));

/** In ms. A story about a pending state stays pending, so its screenshot is taken after this time. */
const patience = 3000;

/** Waits until nothing in the frame is pending. */
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

/** Visits to the demo in engines other than Chromium's. */
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Browser, Tab } from './engine.ts';
import { firefox } from './firefox.ts';
import { type Site, startSite } from './site.ts';
import { type View, viewOf } from './visitor.ts';
import { webkit } from './webkit.ts';

const engines = [firefox, webkit];

/** The visible leaderboard. While it is drawn again, a second iframe loads hidden beside it. */
const board = '[data-prefinery=leaderboard] > div > [data-state=success] iframe';

let site: Site;
beforeAll(async () => {
  site = await startSite(200);
});
afterAll(() => site.close());

for (const { name: engine, isInstalled, launch } of engines) {
  describe.skipIf(!isInstalled)(`in ${engine}`, () => {
    let browser: Browser;
    let tabs: Tab[] = [];

    beforeAll(async () => {
      browser = await launch();
    });
    afterAll(() => browser.close());

    afterEach(async () => {
      site.allowScripts(true);
      site.sandbox.fault({});
      for (const tab of tabs) await tab.close();
      tabs = [];
      expect(site.uncaught.splice(0)).toEqual([]);
    });

    /** Opens a page as a new visitor. */
    async function come(address = site.url): Promise<View & { tab: Tab }> {
      const tab = await browser.open();
      tabs.push(tab);
      await tab.goto(address);
      return { ...viewOf(tab), tab };
    }

    const addressOf = (name: string): string => `${name}@${engine}.example`.toLowerCase();

    async function join(visitor: View & { tab: Tab }, name: string): Promise<void> {
      await visitor.fills('First name', name);
      await visitor.fills('E-mail address', addressOf(name));
      await visitor.tab.press('Enter');
      await visitor.sees('heading', `You’re in, ${name}.`);
    }

    /** One of the user's numbers, by its label. */
    const figure = (visitor: View, words: string): Promise<string> =>
      visitor.evaluate(
        `[...document.querySelectorAll('dl div')].find((row) => row.innerText.includes('${words}')).querySelector('dd').innerText`,
      );

    const placeOf = async ({ evaluate }: View): Promise<number> =>
      Number(/^Your place\s+([\d,]+)/m.exec(await evaluate('document.body.innerText'))?.[1]?.replace(',', ''));

    test('a visitor joins, sees their place on the list, and is still known after a reload', async () => {
      const leonard = await come();
      await join(leonard, 'Leonard');
      const place = await placeOf(leonard);
      expect(place).toBe((await site.sandbox.person(addressOf('Leonard'))).list_position);
      const list = viewOf(leonard.tab, board);
      await list.sees('row', new RegExp(`^${place} Leonard`));

      await leonard.tab.reload();
      await leonard.sees('heading', 'You’re in, Leonard.');
      await leonard.tab.goto(`${site.url}/boards.html`);
      await leonard.tab.goto(site.url);
      await leonard.sees('heading', 'You’re in, Leonard.');

      const stranger = await come();
      await stranger.sees('heading', 'It starts with one bird.');
      expect(await stranger.evaluate('document.body.innerText')).not.toContain('Leonard');
    });

    test('ShareButtons: each list item is as high as its button', async () => {
      const lucy = await come();
      await join(lucy, 'Lucy');
      const items = await lucy.evaluate<{ item: number[]; button: number[] }[]>(
        `[...document.querySelectorAll('[data-prefinery=share-buttons] li')].map((item) => {
          const edges = (element) => {
            const { top, bottom } = element.getBoundingClientRect();
            return [Math.round(top), Math.round(bottom)];
          };
          return { item: edges(item), button: edges(item.firstElementChild) };
        })`,
      );
      expect(items.length).toBeGreaterThan(3);
      for (const { item, button } of items) expect(button).toEqual(item);
    });

    test('a friend follows a copied link and joins, and the referrer’s page shows the referral', async () => {
      const howard = await come();
      await join(howard, 'Howard');
      expect(await figure(howard, 'Friends you brought')).toBe('0');
      await howard.clicks('button', 'Copy link');
      await howard.reads('Copied');
      await howard.evaluate(
        `document.body.insertAdjacentHTML('afterbegin', '<label>What was copied <textarea></textarea></label>')`,
      );
      await howard.fills('What was copied', '');
      await howard.tab.press('paste');
      const link = await howard.evaluate<string>(`document.querySelector('textarea').value`);
      expect(link).toBe(await howard.evaluate(`document.querySelector('[data-prefinery=referral-link] input').value`));

      const bernadette = await come(link);
      await bernadette.reads('A friend sent you.');
      await bernadette.tab.goto(link);
      await bernadette.reads('A friend sent you.');
      await join(bernadette, 'Bernadette');

      await howard.reads('Friends who joined: 1.');
      expect(await figure(howard, 'Friends you brought')).toBe('1');
      expect((await site.sandbox.person(addressOf('Howard'))).referrals).toBe(1);
    });

    test('the referral page dialog opens and closes by keyboard, and the focus returns to its button', async () => {
      const amy = await come();
      await join(amy, 'Amy');
      const focused = () =>
        amy.evaluate<string>('document.activeElement.getAttribute("aria-label") ?? document.activeElement.innerText');
      const open = async (): Promise<void> => {
        await amy.tab.press('Enter');
        await amy.sees('dialog', 'Your referral page');
        expect(await focused()).toBe('Close');
      };
      const isClosed = async (): Promise<void> => {
        await expect.poll(() => amy.evaluate(`document.querySelector('dialog') === null`)).toBe(true);
        await expect.poll(focused).toBe('See your page');
      };

      await amy.sees('button', 'See your page');
      const step = async (): Promise<string> => {
        await amy.tab.press('Tab');
        return focused();
      };
      await expect.poll(step).toBe('See your page');
      await open();
      await amy.tab.press('Escape');
      await isClosed();
      await open();
      await amy.tab.press('Enter');
      await isClosed();

      // The focus stays inside the dialog.
      await open();
      await viewOf(amy.tab, 'dialog iframe').reads('Amy');
      for (let steps = 0; steps < 6; steps += 1) {
        await amy.tab.press('Tab');
        expect(await amy.evaluate(`document.activeElement.closest('#root')`)).toBe(null);
      }
    });

    test('the focus stays in the page when the form of a visitor who joins is removed, and the log-out button of a user', async () => {
      const raj = await come();
      const focused = () =>
        raj.evaluate<string>('document.activeElement === document.body ? "nothing" : document.activeElement.innerText');
      await join(raj, 'Rajesh');
      await expect.poll(focused).not.toBe('nothing');
      await raj.evaluate(`[...document.querySelectorAll('button')].find((b) => b.innerText === 'Not you?').focus()`);
      await raj.tab.press('Enter');
      await raj.sees('heading', 'It starts with one bird.');
      await expect.poll(focused).not.toBe('nothing');
    });

    test('two leaderboards on one page are drawn, and so is the hosted form', async () => {
      const visitor = await come(`${site.url}/boards.html`);
      for (const place of ['first', 'second']) {
        await viewOf(visitor.tab, `[aria-labelledby=${place}] ${board}`).sees('row', /^1 /);
      }
      await visitor.tab.goto(`${site.url}/press.html`);
      const form = viewOf(visitor.tab, 'iframe[title="Join the list"]');
      await form.fills('E-mail', addressOf('raj'));
      await visitor.tab.press('Enter');
      await form.reads('Thank you for joining');
      expect((await site.sandbox.person(addressOf('raj'))).status).toBe('applied');
    });

    test('with the script blocked the page shows an error and the browser posts the form; once unblocked a retry recovers', async () => {
      const isOutOfReach = async ({ reads, evaluate }: View): Promise<void> => {
        await reads('The list is out of reach.');
        // The leaderboard's error is the last one to appear. After it the layout no longer shifts.
        await expect.poll(() => evaluate(`document.body.innerText.split('Try again').length - 1`)).toBe(2);
      };
      site.sandbox.fault({ script: 'blocked' });
      const visitor = await come();
      await isOutOfReach(visitor);
      await visitor.fills('E-mail address', addressOf('stuart'));
      await visitor.clicks('button', 'Join the list');
      await visitor.sees('heading', 'Thank you for joining');
      expect((await site.sandbox.person(addressOf('stuart'))).status).toBe('applied');

      const other = await come();
      await isOutOfReach(other);
      site.sandbox.fault({});
      await other.clicks('button', 'Try again');
      await viewOf(other.tab, board).sees('row', /^1 /);
      await join(other, 'Emily');
    });

    test('without scripts the browser posts the form, and the referrer is credited', async () => {
      const sheldon = await come();
      await join(sheldon, 'Sheldon');
      const { referral_code: code } = await site.sandbox.person(addressOf('Sheldon'));

      site.allowScripts(false);
      const missy = await come(`${site.url}/?r=${code}`);
      await missy.reads('A friend sent you.');
      await missy.fills('First name', 'Missy');
      await missy.fills('E-mail address', addressOf('Missy'));
      await missy.tab.press('Enter');
      await missy.sees('heading', 'Thank you for joining');
      expect((await site.sandbox.person(addressOf('Missy'))).profile.first_name).toBe('Missy');
      expect((await site.sandbox.person(addressOf('Sheldon'))).referrals).toBe(1);
    });
  });
}

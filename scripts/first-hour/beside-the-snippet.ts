import type { Browser } from 'playwright';
import { replaceIn } from './guide.ts';
import type { Hour } from './hour.ts';
import { followSinglePage } from './single-page.ts';
import { visit } from './visitor.ts';

/** Follows docs/migrating.md: a page that keeps the vendor's snippet and its calls, and adopts the kit beside them. */
export const besideTheSnippetHour = (hour: Hour): Promise<void> =>
  followSinglePage(
    {
      name: 'beside-the-snippet',
      document: 'docs/migrating.md',
      template: 'react-ts',
      adapt: (app, sandboxUrl) => replaceIn(app, 'index.html', 'https://widget.prefinery.com', sandboxUrl),
      check: callsStillWork,
    },
    hour,
  );

/** A visitor who joins by the kit's form is greeted by the old calls, and the page has one script. */
async function callsStillWork(browser: Browser, url: string): Promise<void> {
  const visitor = await visit(browser, url);
  const { page } = visitor;
  await visitor.join('raj@bigbangtheory.com');
  await visitor.reload();
  await page.locator('#greeting', { hasText: /^You are number \d+$/ }).waitFor();
  await page.locator('#leaderboard > *').first().waitFor();
  const scripts = await page.locator('script[src*="/widget/v2/"]').count();
  if (scripts !== 1) throw new Error(`The page has ${scripts} scripts of the campaign.`);
  await visitor.leave();
}

import { type Context, Hono } from 'hono';
import { publicName } from '../campaign/name.ts';
import type { Person } from '../campaign/person.ts';
import { listPlace } from '../campaign/place.ts';
import { type LeaderboardEntry, leaderboardPage } from '../pages/Leaderboard.tsx';
import { messagePage } from '../pages/Message.tsx';
import type { Campaign } from './campaign.ts';
import type { Env } from './env.ts';
import { readView } from './view.ts';

const leading = 10;

/** `GET /PROJECT/PAGE?view=TOKEN`: what the widget shows in iframes. */
export function createPages(campaign: Campaign): Hono<Env> {
  const app = new Hono<Env>();

  app.get('/:project/leaderboard', async (context) => {
    const view = readView(campaign.secret, campaign.clock(), 'leaderboard', context.req.query('view') ?? '');
    if (view === 'forged' || context.req.param('project') !== campaign.project) {
      secure(context, '*');
      return context.html(messagePage(forged), 403);
    }
    if (view === 'expired') {
      secure(context, '*');
      return context.html(messagePage(expired), 410);
    }
    secure(context, view.origin);
    return context.html(leaderboardPage({ ...(await readBoard(campaign, view.user)), parentOrigin: view.origin }));
  });

  return app;
}

const forged = {
  title: 'This page cannot be shown',
  text: 'Its address was not made by this sandbox. Reload the page that shows it.',
};

const expired = {
  title: 'This page has expired',
  text: 'Its address was good for a few minutes only. Reload the page that shows it.',
};

/** The leading people, and the person it is shown to: among them, or added with their real place. */
async function readBoard(
  { store }: Campaign,
  userId: string | null,
): Promise<{ entries: LeaderboardEntry[]; length: number }> {
  const { people, length } = await store.users.leaders(leading);
  const entryOf = (person: Person, position: number): LeaderboardEntry => ({
    position,
    name: publicName(person),
    referrals: person.referrals,
    you: person.id === userId,
  });
  const entries = people.map((person, index) => entryOf(person, index + 1));
  if (userId === null || entries.some((entry) => entry.you)) return { entries, length };

  const member = await store.users.find({ id: userId });
  const position = member && listPlace(member).list_position;
  return { entries: position ? [...entries, entryOf(member, position)] : entries, length };
}

/** Pages run nothing but our own script, and only the page they were made for may embed them. */
export function secure(context: Context<Env>, ancestors: string): void {
  const policy = {
    'default-src': `'none'`,
    'script-src': `'self'`,
    'style-src': `'self'`,
    'img-src': `'self'`,
    'frame-ancestors': ancestors,
    'base-uri': `'none'`,
    'form-action': `'self'`,
  };
  const rules = Object.entries(policy).map(([name, value]) => `${name} ${value}`);
  context.header('content-security-policy', rules.join('; '));
  context.header('x-content-type-options', 'nosniff');
  context.header('referrer-policy', 'no-referrer');
  context.header('cache-control', 'no-store');
}

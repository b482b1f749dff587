import { isPrefineryError, readLanding, withLanding } from '@prefinery-kit/core';
import { prefinery } from './campaign';
import { page, show } from './page';

page.invited.hidden = readLanding(prefinery).referrer === null;

// Called after the first read, after a signup, and whenever the user of the page changes.
prefinery.session.subscribe(() => {
  const { status, user } = prefinery.session.state;
  if (status === 'user' || status === 'anonymous') show(user ?? null);
  if (status === 'user') page.invited.hidden = true;
});

page.signup.addEventListener('submit', async (event) => {
  event.preventDefault();
  page.problem.textContent = '';
  try {
    await prefinery.addUser(await withLanding(prefinery, page.email.value));
    page.card.focus();
  } catch (error) {
    page.problem.textContent = explain(error);
  }
});

page.copy.addEventListener('click', async () => {
  try {
    await navigator.clipboard.writeText(page.link.value);
    page.copy.textContent = 'Copied';
  } catch {
    page.link.select();
  }
});

/** What a visitor is told. The error's own message is for developers. */
function explain(error: unknown): string {
  if (isPrefineryError(error) && error.code === 'script_failed')
    return 'The waitlist is out of reach. If you use a content blocker, allow this page, and try again.';
  if (isPrefineryError(error) && error.code === 'forbidden')
    return 'This address is on the list already. The link in your first mail opens your page.';
  return 'That did not work. Please try again.';
}

// A visitor who cannot be looked up sees the form, which says what is wrong when it is sent.
prefinery.session.read().catch((error: unknown) => console.warn(error));
prefinery.embedLeaderboard({ dom_id: page.leaderboard }).catch(() => {
  page.leaderboard.textContent = 'The leaderboard could not be shown.';
});

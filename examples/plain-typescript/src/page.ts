import type { User } from '@prefinery-kit/core';

function find<Kind extends HTMLElement>(id: string, kind: new () => Kind): Kind {
  const found = document.getElementById(id);
  if (!(found instanceof kind)) throw new Error(`index.html has no ${kind.name} with the id "${id}".`);
  return found;
}

/** The elements of index.html that change. */
export const page = {
  invited: find('invited', HTMLElement),
  signup: find('signup', HTMLFormElement),
  email: find('email', HTMLInputElement),
  problem: find('problem', HTMLElement),
  card: find('card', HTMLElement),
  place: find('place', HTMLElement),
  link: find('link', HTMLInputElement),
  copy: find('copy', HTMLButtonElement),
  friends: find('friends', HTMLElement),
  leaderboard: find('leaderboard', HTMLElement),
};

/** Shows the card to a user who has joined, and the form to everybody else. */
export function show(user: User | null): void {
  page.signup.hidden = user !== null;
  page.card.hidden = user === null;
  if (user === null) return;
  page.place.textContent = user.list_position === null ? 'not yet known' : String(user.list_position);
  page.link.value = user.referral_link;
  page.friends.textContent = String(user.referrals);
}

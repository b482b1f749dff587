/** Reads a leaderboard as a person does who looks at it. */

const mostColumns = 8;
const longestTitle = 24;

/** The titles of its columns, or `null` where it has none. */
export function boardColumns(board: ParentNode): string | null {
  const head = board.querySelector('thead tr') ?? board.querySelector('tr:has(th)');
  const titles = [...(head?.children ?? [])].map((cell) => textOf(cell).slice(0, longestTitle));
  return titles.length === 0 ? null : titles.slice(0, mostColumns).join(', ');
}

interface Named {
  firstName: string;
  lastName: string;
  email: string;
}

/** In which form a user is named, who may be further down than the leaderboard reaches. */
export function nameOnBoard(board: ParentNode, { firstName, lastName, email }: Named): string {
  const text = [...board.querySelectorAll('td, th, li, bdi')].map(textOf).join('\n');
  const shown = (part: string) => text.includes(part);
  if (shown(`${firstName} ${lastName}`)) return 'the full name';
  if (shown(`${firstName} ${lastName.slice(0, 1)}`)) return 'the first name and an initial';
  if (shown(firstName)) return 'the first name';
  if (shown(email)) return 'the e-mail address';
  return 'another name, or the user is not on it';
}

const textOf = (element: Element): string => (element.textContent ?? '').replaceAll(/\s+/g, ' ').trim();

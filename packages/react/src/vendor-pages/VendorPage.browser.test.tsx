import '../styles.css';
import { resetPage } from '@prefinery-kit/core/testing';
import { screen } from '@testing-library/react';
import { type CSSProperties, useState } from 'react';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { useAddUser } from '../signup/useAddUser.ts';
import { useLogoutUser } from '../visitor/useLogoutUser.ts';
import { createClient, fault, renderOnSandbox, newEmail } from '../../test/sandbox.tsx';
import { EmbeddedReferralPage } from './EmbeddedReferralPage.tsx';
import { HostedForm } from './HostedForm.tsx';
import { Leaderboard } from './Leaderboard.tsx';

const parts = { Leaderboard, EmbeddedReferralPage, HostedForm };
type Name = keyof typeof parts;

beforeEach(resetPage);
afterEach(() => fault({}));

/** A site with two routes. The content below the part shows whether anything has moved. */
function Site({ name, style }: { name: Name; style: CSSProperties | undefined }) {
  const [isHere, setHere] = useState(true);
  const { mutate: logOut } = useLogoutUser();
  const { mutate: add } = useAddUser();
  const Part = parts[name];
  return (
    <main style={{ font: '16px/1.5 system-ui', maxInlineSize: 640 }}>
      <button onClick={() => setHere(!isHere)}>Go</button>
      <button onClick={() => logOut()}>Log out</button>
      <button onClick={() => add(newEmail())}>Somebody else</button>
      {isHere && <Part data-testid="part" style={style} />}
      {isHere && <p>Below</p>}
    </main>
  );
}

const press = (name: string) => userEvent.click(screen.getByRole('button', { name }));
const below = () => screen.queryByText('Below')?.getBoundingClientRect().top;
const frame = () => document.querySelector<HTMLIFrameElement>('main [data-state=success] iframe');
const nextFrame = () => new Promise(requestAnimationFrame);

/** Records every position at which the content below the part is painted, until the returned function is called. */
function follow(): () => Promise<number[]> {
  const tops = new Set<number>();
  let isOver = false;
  const look = () => {
    const top = below();
    if (top !== undefined) tops.add(top);
    if (!isOver) requestAnimationFrame(look);
  };
  look();
  return async () => {
    // The last render may not be painted yet.
    await nextFrame();
    await nextFrame();
    isOver = true;
    return [...tops];
  };
}

/** Waits for a page other than `before`, as tall as its content: the vendor sets its height shortly afterwards. */
async function drawn(before?: HTMLIFrameElement | null): Promise<HTMLIFrameElement | null> {
  await expect.poll(() => frame() !== before && frame()?.style.height).toMatch(/\d/);
  expect(document.querySelectorAll('main iframe')).toHaveLength(1);
  return frame();
}

async function open(name: Name, style?: CSSProperties) {
  const client = createClient();
  await client.logoutUser();
  if (name === 'EmbeddedReferralPage') await client.addUser(newEmail());
  return renderOnSandbox(<Site name={name} style={style} />, client);
}

const widths = [1280, 390];
const cases = widths.flatMap((width) => Object.keys(parts).map((name) => [width, name as Name] as const));

test.each(cases)('layout shift: at %i px, nothing moves below %s, whatever is drawn', async (width, name) => {
  await page.viewport(width, 900);
  await open(name);
  const tops = follow();
  let last = await drawn();
  await press('Somebody else');
  if (name !== 'HostedForm') last = await drawn(last);
  await press('Go');
  await press('Go');
  last = await drawn(last);
  await press('Log out');
  if (name === 'EmbeddedReferralPage') await screen.findByText(/Join first/);
  if (name === 'Leaderboard') await drawn(last);
  expect(await tops()).toEqual([below()]);
});

test.each(widths)('layout shift: at %i px, a page keeps its height for the next user and later', async (width) => {
  await page.viewport(width, 900);
  // Without the default height of the stylesheet, only the height of the last page can keep the space.
  await open('Leaderboard', { minBlockSize: 0 });
  const first = await drawn();
  await press('Somebody else');
  let last = await drawn(first);
  const tops = follow();
  await press('Somebody else');
  last = await drawn(last);
  await press('Go');
  await press('Go');
  last = await drawn(last);
  await press('Log out');
  await drawn(last);
  expect(await tops()).toEqual([below()]);
});

test('layout shift: a page that was tall in a narrow window leaves no blank space in a wide one', async () => {
  await page.viewport(280, 900);
  await open('Leaderboard', { minBlockSize: 0 });
  let last = await drawn();
  // Each drawing keeps the height of the previous page, here of the one with the visitor's own row.
  await press('Somebody else');
  last = await drawn(last);
  await press('Somebody else');
  last = await drawn(last);
  const room = () => screen.getByTestId('part').getBoundingClientRect().height;
  const tall = room();
  await page.viewport(1280, 900);
  await expect.poll(room).toBeLessThan(tall);
  const short = room();
  // Nor is the height of the wide window used in the narrow one.
  await press('Go');
  await page.viewport(280, 900);
  await press('Go');
  await drawn(last);
  await page.viewport(1280, 900);
  await expect.poll(room).toBe(short);
});

test('layout shift: a failure and its retry keep the height of the page, and nothing of the previous user is left', async () => {
  await open('EmbeddedReferralPage');
  await drawn();
  const tops = follow();
  await fault({ commands: { embedReferralPage: 500 } });
  await press('Somebody else');
  await expect.element(screen.getByTestId('part')).toHaveAttribute('data-state', 'error');
  expect(document.querySelector('main iframe')).toBeNull();
  await fault({});
  await press('Try again');
  await drawn();
  expect(await tops()).toEqual([below()]);
});

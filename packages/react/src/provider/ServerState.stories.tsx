import { PrefineryError } from '@prefinery-kit/core';
import { createFakeVendor } from '@prefinery-kit/core/testing';
import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, within } from 'storybook/test';
import { client, join } from '../../../../.storybook/visitor.ts';
import { useReferrerCode } from '../signup/useReferrerCode.ts';
import { useUser } from '../visitor/useUser.ts';
import { ServerState } from './ServerState.tsx';

/** The user that the page shows, and whether the script has confirmed it. */
function Welcome() {
  const { data: user, isFetching, error } = useUser();
  const { data: referrer } = useReferrerCode();
  return (
    <>
      <p>{user ? `Welcome back, ${user.profile.first_name}.` : 'You have not joined yet.'}</p>
      {referrer && <p>{referrer} sent you.</p>}
      <p>
        <small>{isFetching ? 'Said by the server.' : error ? 'Not confirmed.' : 'Said by the script.'}</small>
      </p>
    </>
  );
}

const email = 'penny@bigbangtheory.com';
const penny = createFakeVendor({ users: [{ email, first_name: 'Penny' }] }).find(email);

const meta = {
  title: 'States/ServerState',
  component: ServerState,
  args: { user: penny, children: <Welcome /> },
} satisfies Meta<typeof ServerState>;
export default meta;

type Story = StoryObj<typeof meta>;

/** The first paint, before the script has answered. */
export const FirstPaint: Story = {
  parameters: { prefinery: { getUser: () => new Promise(() => undefined) } },
  play: async ({ canvasElement }) => {
    await expect(within(canvasElement).getByText('Welcome back, Penny.')).toBeVisible();
    await expect(within(canvasElement).getByText('Said by the server.')).toBeVisible();
  },
};

/** The server knew the user, and the script confirms it. */
export const Confirmed: Story = {
  beforeEach: async ({ args }) => {
    await join();
    args.user = await client.getUser();
  },
  play: async ({ canvasElement }) => {
    await expect(within(canvasElement).getByText('Welcome back, Penny.')).toBeVisible();
    await expect(await within(canvasElement).findByText('Said by the script.')).toBeVisible();
    await expect(within(canvasElement).getByText('Welcome back, Penny.')).toBeVisible();
  },
};

/** The server knew a user, but the script says that the visitor is anonymous: the script is right. */
export const Outdated: Story = {
  play: async ({ canvasElement }) => {
    await expect(await within(canvasElement).findByText('You have not joined yet.')).toBeVisible();
    await expect(within(canvasElement).getByText('Said by the script.')).toBeVisible();
  },
};

/** The server knew that the visitor is anonymous, and who referred them. */
export const Referred: Story = {
  args: { user: null, landing: { referrer: 'sheldon823' } },
  parameters: { prefinery: { getReferrerCode: () => Promise.resolve('sheldon823') } },
  play: async ({ canvasElement }) => {
    await expect(within(canvasElement).getByText('sheldon823 sent you.')).toBeVisible();
    await expect(await within(canvasElement).findByText('Said by the script.')).toBeVisible();
    await expect(within(canvasElement).getByText('You have not joined yet.')).toBeVisible();
  },
};

/** The script is blocked: the server's user stays. */
export const Unconfirmed: Story = {
  parameters: {
    prefinery: { getUser: () => Promise.reject(new PrefineryError('script_failed', { command: 'getUser' })) },
  },
  play: async ({ canvasElement }) => {
    await expect(await within(canvasElement).findByText('Not confirmed.')).toBeVisible();
    await expect(within(canvasElement).getByText('Welcome back, Penny.')).toBeVisible();
  },
};

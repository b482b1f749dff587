import { PrefineryError } from '@prefinery-kit/core';
import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, within } from 'storybook/test';
import { join } from '../../../../.storybook/visitor.ts';
import { Suspended } from '../../test/Suspended.tsx';
import { useSuspenseUser } from './useSuspenseUser.ts';

function Welcome() {
  const { data: user } = useSuspenseUser();
  return <p>{user ? `Welcome back, ${user.profile.first_name}.` : 'You have not joined yet.'}</p>;
}

const meta = {
  title: 'States/useSuspenseUser',
  component: Welcome,
  decorators: [(Story) => <Suspended>{<Story />}</Suspended>],
} satisfies Meta<typeof Welcome>;
export default meta;

type Story = StoryObj<typeof meta>;

/** A user who has joined. */
export const Joined: Story = {
  beforeEach: join,
  play: async ({ canvasElement }) => {
    await expect(await within(canvasElement).findByText('Welcome back, Penny.')).toBeVisible();
  },
};

/** The visitor is anonymous: the data is `null`. */
export const AnonymousVisitor: Story = {
  play: async ({ canvasElement }) => {
    await expect(await within(canvasElement).findByText('You have not joined yet.')).toBeVisible();
  },
};

/** Until the user is known, the fallback of `Suspense` is shown. */
export const Pending: Story = {
  parameters: { prefinery: { getUser: () => new Promise(() => undefined) } },
  play: async ({ canvasElement }) => {
    await expect(await within(canvasElement).findByText('One moment')).toBeVisible();
  },
};

/** The user could not be read: the error boundary shows the failure, and a retry button. */
export const Failed: Story = {
  parameters: {
    prefinery: { getUser: () => Promise.reject(new PrefineryError('script_failed', { command: 'getUser' })) },
  },
  play: async ({ canvasElement }) => {
    await expect(await within(canvasElement).findByRole('button', { name: 'Try again' })).toBeVisible();
  },
};

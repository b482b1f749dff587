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

/** Somebody who has joined. */
export const Joined: Story = {
  beforeEach: join,
  play: async ({ canvasElement }) => {
    await expect(await within(canvasElement).findByText('Welcome back, Penny.')).toBeVisible();
  },
};

/** Nobody is known here, which is an answer too. */
export const Nobody: Story = {
  play: async ({ canvasElement }) => {
    await expect(await within(canvasElement).findByText('You have not joined yet.')).toBeVisible();
  },
};

/** Until that is known, the fallback of `Suspense` holds the place. */
export const Pending: Story = {
  parameters: { prefinery: { getUser: () => new Promise(() => undefined) } },
  play: async ({ canvasElement }) => {
    await expect(await within(canvasElement).findByText('One moment')).toBeVisible();
  },
};

/** It could not be found out: the error boundary has the failure, and a way to try again. */
export const Failed: Story = {
  parameters: {
    prefinery: { getUser: () => Promise.reject(new PrefineryError('script_failed', { command: 'getUser' })) },
  },
  play: async ({ canvasElement }) => {
    await expect(await within(canvasElement).findByRole('button', { name: 'Try again' })).toBeVisible();
  },
};

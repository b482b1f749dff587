import { PrefineryError } from '@prefinery-kit/core';
import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, within } from 'storybook/test';
import { join } from '../../../../.storybook/visitor.ts';
import { Authenticated } from './Authenticated.tsx';

const meta = {
  title: 'Returning/Authenticated',
  component: Authenticated,
  args: {
    children: (user) => `Welcome back, ${user.profile.first_name}.`,
    empty: 'You have not joined yet.',
    pending: 'Looking for you…',
  },
} satisfies Meta<typeof Authenticated>;
export default meta;

type Story = StoryObj<typeof meta>;

/** A user who has joined. */
export const Joined: Story = {
  beforeEach: join,
  play: async ({ canvasElement }) => {
    await expect(await within(canvasElement).findByText('Welcome back, Penny.')).toBeVisible();
  },
};

/** The visitor is anonymous. */
export const AnonymousVisitor: Story = {
  play: async ({ canvasElement }) => {
    await expect(await within(canvasElement).findByText('You have not joined yet.')).toBeVisible();
  },
};

/** Until the user is known. */
export const Pending: Story = {
  parameters: { prefinery: { getUser: () => new Promise(() => undefined) } },
};

/** The user could not be read. */
export const Failed: Story = {
  parameters: {
    prefinery: { getUser: () => Promise.reject(new PrefineryError('script_failed', { command: 'getUser' })) },
  },
  play: async ({ canvasElement }) => {
    await expect(await within(canvasElement).findByRole('alert')).toHaveTextContent('could not look up');
  },
};

/** A visitor who denied consent is anonymous. */
export const WithoutConsent: Story = {
  parameters: { prefinery: { consent: 'denied' } },
  play: async ({ canvasElement }) => {
    await expect(await within(canvasElement).findByText('You have not joined yet.')).toBeVisible();
  },
};

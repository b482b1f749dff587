import { PrefineryError } from '@prefinery-kit/core';
import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, waitFor, within } from 'storybook/test';
import { join } from '../../../../.storybook/visitor.ts';
import { AlreadyJoined } from '../vendor-pages/AlreadyJoined.tsx';
import { SignupForm } from '../signup/SignupForm.tsx';
import { Anonymous } from './Anonymous.tsx';

const meta = {
  title: 'Returning/Anonymous',
  component: Anonymous,
  decorators: [(Story) => <div style={{ maxInlineSize: 480 }}>{<Story />}</div>],
  args: {
    children: (
      <>
        <SignupForm />
        <AlreadyJoined />
      </>
    ),
    pending: 'One moment…',
  },
} satisfies Meta<typeof Anonymous>;
export default meta;

type Story = StoryObj<typeof meta>;

/** An anonymous visitor is asked to join. */
export const AnonymousVisitor: Story = {
  play: async ({ canvasElement }) => {
    await expect(await within(canvasElement).findByLabelText('E-mail address')).toBeVisible();
  },
};

/** A user does not see it. */
export const Joined: Story = {
  beforeEach: join,
  play: ({ canvasElement }) => waitFor(() => expect(canvasElement).not.toHaveTextContent('One moment')),
};

/** Until the user is known. */
export const Pending: Story = {
  parameters: { prefinery: { getUser: () => new Promise(() => undefined) } },
};

/** It could not be read: the visitor may still join. */
export const Failed: Story = {
  parameters: {
    prefinery: { getUser: () => Promise.reject(new PrefineryError('timeout', { command: 'getUser' })) },
  },
  play: async ({ canvasElement }) => {
    await expect(await within(canvasElement).findByLabelText('E-mail address')).toBeVisible();
  },
};

/** A visitor who denied consent may still join: the browser posts the form. */
export const WithoutConsent: Story = {
  parameters: { prefinery: { consent: 'denied' } },
  play: async ({ canvasElement }) => {
    await expect(await within(canvasElement).findByLabelText('E-mail address')).toBeVisible();
  },
};

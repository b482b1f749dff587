import { PrefineryError } from '@prefinery-kit/core';
import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, waitFor, within } from 'storybook/test';
import { join } from '../../../../.storybook/visitor.ts';
import { EmbeddedReferralPage } from './EmbeddedReferralPage.tsx';

const meta = {
  title: 'Vendor pages/EmbeddedReferralPage',
  component: EmbeddedReferralPage,
  decorators: [(Story) => <div style={{ maxInlineSize: 640 }}>{<Story />}</div>],
} satisfies Meta<typeof EmbeddedReferralPage>;
export default meta;

type Story = StoryObj<typeof meta>;

/** A user sees their link and their progress. */
export const Joined: Story = {
  beforeEach: join,
  play: ({ canvasElement }) =>
    waitFor(() =>
      expect(canvasElement.querySelector('[data-state=success] iframe')).toHaveAttribute('title', 'Referral page'),
    ),
};

/** An anonymous visitor is asked to join first. */
export const Empty: Story = {
  play: async ({ canvasElement }) => {
    await expect(await within(canvasElement).findByText(/Join first/)).toBeVisible();
  },
};

/** While it loads, a placeholder keeps its size. */
export const Pending: Story = {
  beforeEach: join,
  parameters: { prefinery: { embedReferralPage: () => new Promise(() => undefined) } },
};

/** It could not be drawn: a message, and a retry button. */
export const Failed: Story = {
  beforeEach: join,
  parameters: {
    prefinery: {
      embedReferralPage: () => Promise.reject(new PrefineryError('script_failed', { command: 'embedReferralPage' })),
    },
  },
  play: async ({ canvasElement }) => {
    await expect(await within(canvasElement).findByRole('alert')).toHaveTextContent('could not be shown');
  },
};

import { PrefineryError } from '@prefinery-kit/core';
import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, userEvent, waitFor, within } from 'storybook/test';
import { SignupForm } from '../signup/SignupForm.tsx';
import { Leaderboard } from './Leaderboard.tsx';

const meta = {
  title: 'Vendor pages/Leaderboard',
  component: Leaderboard,
  decorators: [(Story) => <div style={{ maxInlineSize: 640 }}>{<Story />}</div>],
} satisfies Meta<typeof Leaderboard>;
export default meta;

type Story = StoryObj<typeof meta>;

const drawn = (canvasElement: HTMLElement, boards = 1) =>
  waitFor(async () => {
    const frames = [...canvasElement.querySelectorAll('[data-state=success] iframe')];
    await expect(frames.map((frame) => frame.getAttribute('title'))).toEqual(Array(boards).fill('Leaderboard'));
  });

/** The ten leading users of the campaign of these stories. */
export const TopTen: Story = {
  play: ({ canvasElement }) => drawn(canvasElement),
};

/** A visitor joins, and gets an eleventh row with their true position. */
export const WithTheVisitor: Story = {
  decorators: [
    (Story) => (
      <div style={{ display: 'grid', gap: 24 }}>
        <SignupForm />
        <Story />
      </div>
    ),
  ],
  play: async ({ canvasElement }) => {
    await drawn(canvasElement);
    const before = canvasElement.querySelector('iframe');
    const canvas = within(canvasElement);
    await userEvent.type(canvas.getByLabelText('E-mail address'), `amy.${Date.now()}@bigbangtheory.com{Enter}`);
    await canvas.findByText('You are on the list.');
    await waitFor(() => expect(canvasElement.querySelector('iframe')).not.toBe(before));
    await drawn(canvasElement);
  },
};

/** Two on one page, each with its own frame. */
export const TwoOnAPage: Story = {
  decorators: [
    (Story) => (
      <div style={{ display: 'grid', gap: 24 }}>
        <Leaderboard />
        <Story />
      </div>
    ),
  ],
  play: ({ canvasElement }) => drawn(canvasElement, 2),
};

/** While it loads, a placeholder keeps its size. */
export const Pending: Story = {
  parameters: { prefinery: { embedLeaderboard: () => new Promise(() => undefined) } },
};

/** It could not be drawn: a message, and a retry button. */
export const Failed: Story = {
  parameters: {
    prefinery: {
      embedLeaderboard: () => Promise.reject(new PrefineryError('script_failed', { command: 'embedLeaderboard' })),
    },
  },
  play: async ({ canvasElement }) => {
    await expect(await within(canvasElement).findByRole('alert')).toHaveTextContent('could not be shown');
  },
};

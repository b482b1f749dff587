import { PrefineryError } from '@prefinery-kit/core';
import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, within } from 'storybook/test';
import { ScriptGate } from './ScriptGate.tsx';

const meta = {
  title: 'States/ScriptGate',
  component: ScriptGate,
  args: { children: 'All set.', pending: 'One moment…', empty: 'The waitlist is switched off.' },
} satisfies Meta<typeof ScriptGate>;
export default meta;

type Story = StoryObj<typeof meta>;

/** The script has loaded. */
export const Ready: Story = {
  play: async ({ canvasElement }) => {
    await expect(await within(canvasElement).findByText('All set.')).toBeVisible();
  },
};

/** The script is loading. */
export const Loading: Story = { parameters: { prefinery: { state: 'loading' } } };

/** The script is blocked. */
export const Failed: Story = {
  parameters: { prefinery: { state: 'failed', error: new PrefineryError('script_failed') } },
  play: async ({ canvasElement }) => {
    await expect(await within(canvasElement).findByRole('alert')).toHaveTextContent('content blocker');
  },
};

/** The visitor has denied consent, so the client is disabled. */
export const Disabled: Story = { parameters: { prefinery: { state: 'disabled' } } };

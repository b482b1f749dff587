import { PrefineryError } from '@prefinery-kit/core';
import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, userEvent, within } from 'storybook/test';
import { HostedFormButton } from './HostedFormButton.tsx';

const meta = {
  title: 'Vendor pages/HostedFormButton',
  component: HostedFormButton,
  args: { children: 'Join the waitlist' },
} satisfies Meta<typeof HostedFormButton>;
export default meta;

type Story = StoryObj<typeof meta>;

/**
 * Clicks the button while the script seems not to have loaded. The click does not bubble up to the real script of the
 * page, which listens there.
 */
function press(canvasElement: HTMLElement): Promise<void> {
  canvasElement.addEventListener('click', (event) => event.stopPropagation());
  return userEvent.click(within(canvasElement).getByRole('button'));
}

/** It works from the first paint. */
export const Idle: Story = {};

/** A click before the script has loaded is stored. */
export const Pending: Story = {
  parameters: { prefinery: { state: 'loading', initForms: () => new Promise(() => undefined) } },
  play: async ({ canvasElement }) => {
    await press(canvasElement);
    await expect(within(canvasElement).getByRole('button')).toHaveAttribute('aria-busy', 'true');
  },
};

/** The script is blocked. */
export const Failed: Story = {
  parameters: {
    prefinery: {
      state: 'failed',
      initForms: () => Promise.reject(new PrefineryError('script_failed', { command: 'initForms' })),
    },
  },
  play: async ({ canvasElement }) => {
    await press(canvasElement);
    await expect(await within(canvasElement).findByRole('alert')).toHaveTextContent('content blocker');
  },
};

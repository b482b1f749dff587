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

/** Presses the button where the vendor's script has not come: the one of this page, which listens above, does not hear of it. */
function press(canvasElement: HTMLElement): Promise<void> {
  canvasElement.addEventListener('click', (event) => event.stopPropagation());
  return userEvent.click(within(canvasElement).getByRole('button'));
}

/** It works from the first paint. */
export const Idle: Story = {};

/** A click that came before the script is kept. */
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

import { PrefineryError } from '@prefinery-kit/core';
import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, waitFor, within } from 'storybook/test';
import { HostedForm } from './HostedForm.tsx';

const meta = {
  title: 'Vendor pages/HostedForm',
  component: HostedForm,
  decorators: [(Story) => <div style={{ maxInlineSize: 480 }}>{<Story />}</div>],
} satisfies Meta<typeof HostedForm>;
export default meta;

type Story = StoryObj<typeof meta>;

const drawn = (canvasElement: HTMLElement) =>
  waitFor(() =>
    expect(canvasElement.querySelector('[data-state=success] iframe')).toHaveAttribute('title', 'Signup form'),
  );

/** The vendor's own form. */
export const Empty: Story = { play: ({ canvasElement }) => drawn(canvasElement) };

/** Prefilled with an e-mail address. */
export const Prefilled: Story = {
  args: { email: 'penny@bigbangtheory.com' },
  play: ({ canvasElement }) => drawn(canvasElement),
};

/** While it loads, a placeholder keeps its size. */
export const Pending: Story = {
  parameters: { prefinery: { initForms: () => new Promise(() => undefined) } },
};

/** It could not be drawn. */
export const Failed: Story = {
  parameters: {
    prefinery: { initForms: () => Promise.reject(new PrefineryError('script_failed', { command: 'initForms' })) },
  },
  play: async ({ canvasElement }) => {
    await expect(await within(canvasElement).findByRole('alert')).toHaveTextContent('could not be shown');
  },
};

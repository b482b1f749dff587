import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, within } from 'storybook/test';
import { speechOf } from '../language.ts';
import { Introduction as Page } from './Introduction.tsx';

const meta = {
  title: 'Introduction',
  parameters: { layout: 'fullscreen' },
} satisfies Meta;
export default meta;

/** The kit in one view. Its form works. */
export const Introduction: StoryObj<typeof meta> = {
  render: (_, { globals }) => <Page {...speechOf(globals)} />,
  play: async ({ canvasElement }) => {
    // In every language it has this placeholder; while nobody is known yet, the card has another field in its place.
    const field = await within(canvasElement).findByPlaceholderText(/@example\.com/, {}, { timeout: 15_000 });
    await expect(field).toBeVisible();
  },
};

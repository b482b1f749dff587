import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, within } from 'storybook/test';
import { speechOf } from '../language.ts';
import { Introduction as Page } from './Introduction.tsx';

const meta = {
  title: 'Introduction',
  parameters: { layout: 'fullscreen' },
} satisfies Meta;
export default meta;

/** An overview of the kit, with a form that works. */
export const Introduction: StoryObj<typeof meta> = {
  render: (_, { globals }) => <Page {...speechOf(globals)} />,
  play: async ({ canvasElement }) => {
    // This placeholder is the same in every language. While the user is pending, the card has a field, too, but without it.
    const field = await within(canvasElement).findByPlaceholderText(/@example\.com/, {}, { timeout: 15_000 });
    await expect(field).toBeVisible();
  },
};

import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, within } from 'storybook/test';
import { Introduction as Page } from './Introduction.tsx';

const meta = {
  title: 'Introduction',
  component: Page,
  parameters: { layout: 'fullscreen' },
} satisfies Meta<typeof Page>;
export default meta;

/** The kit in one view. Its form works. */
export const Introduction: StoryObj<typeof meta> = {
  play: async ({ canvasElement }) => {
    await expect(await within(canvasElement).findByRole('textbox', {}, { timeout: 15_000 })).toBeVisible();
  },
};

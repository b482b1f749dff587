import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, within } from 'storybook/test';
import { failing, known, waiting } from '../../../../.storybook/person.ts';
import { fits, settled } from '../../../../.storybook/settled.ts';
import { join } from '../../../../.storybook/visitor.ts';
import { SignupForm } from '../signup/SignupForm.tsx';
import { ReferralCard } from './ReferralCard.tsx';

const meta = {
  title: 'Sharing/ReferralCard',
  component: ReferralCard,
  args: {
    thresholds: [
      { referrals: 1, reward: 'A sticker' },
      { referrals: 5, reward: 'A month free' },
      { referrals: 10, reward: 'A year free' },
    ],
  },
  decorators: [(Story) => <div style={{ maxInlineSize: 640 }}>{<Story />}</div>],
} satisfies Meta<typeof ReferralCard>;
export default meta;

type Story = StoryObj<typeof meta>;

/** Somebody who has just joined the campaign behind these stories. */
export const Joined: Story = {
  beforeEach: join,
  play: async ({ canvasElement }) => {
    await expect(await within(canvasElement).findByText('1 more friend until your next reward')).toBeVisible();
  },
};

/** Four friends later. */
export const OnTheWay: Story = { ...known({}) };

/** Without rewards. */
export const WithoutRewards: Story = { ...known({}), args: { thresholds: undefined } };

/** On a narrow page, with big numbers and long names. */
export const Narrow: Story = {
  ...known({ list_position: 1_234_567, list_behind: 7_654_321, referrals: 12_345, shares: 1_234_567 }),
  args: { thresholds: [{ referrals: 100_000, reward: 'Donaudampfschifffahrtsgesellschaftsmützen' }] },
  decorators: [(Story) => <div style={{ inlineSize: 280 }}>{<Story />}</div>],
  play: fits,
};

/** Nobody is known here: they may join. */
export const Nobody: Story = { args: { empty: <SignupForm /> }, play: settled };

/** Until it is known, each part without its numbers. */
export const Pending: Story = { parameters: waiting };

/** Out of reach, which is said once. */
export const Failed: Story = {
  parameters: failing,
  play: async ({ canvasElement }) => {
    await expect(await within(canvasElement).findAllByRole('button', { name: 'Try again' })).toHaveLength(1);
  },
};

/** From right to left. */
export const RightToLeft: Story = {
  ...known({}),
  decorators: [
    (Story) => (
      <div dir="rtl">
        <Story />
      </div>
    ),
  ],
};

/** On a dark page. */
export const Dark: Story = { ...known({}), globals: { theme: 'dark' } };

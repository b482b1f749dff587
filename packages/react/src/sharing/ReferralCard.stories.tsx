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

/** A user who has just joined the campaign of these stories. */
export const Joined: Story = {
  beforeEach: join,
  play: async ({ canvasElement }) => {
    await expect(await within(canvasElement).findByText('1 more friend until your next reward')).toBeVisible();
  },
};

/** After four referrals. */
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

/** The visitor is anonymous: they may join. */
export const Empty: Story = { args: { empty: <SignupForm /> }, play: settled };

/** Until the user is known, each part without its numbers. */
export const Pending: Story = { parameters: waiting };

/** The script is blocked, which is shown once. */
export const Failed: Story = {
  parameters: failing,
  play: async ({ canvasElement }) => {
    await expect(await within(canvasElement).findAllByRole('button', { name: 'Try again' })).toHaveLength(1);
  },
};

/** Right to left. */
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

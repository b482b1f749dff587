import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, within } from 'storybook/test';
import { failing, known, waiting } from '../../../../.storybook/person.ts';
import { fits, settled } from '../../../../.storybook/settled.ts';
import { join } from '../../../../.storybook/visitor.ts';
import { RewardProgress } from './RewardProgress.tsx';

const meta = {
  title: 'Sharing/RewardProgress',
  component: RewardProgress,
  args: {
    thresholds: [
      { referrals: 1, reward: 'A sticker' },
      { referrals: 5, reward: 'A month free' },
      { referrals: 10, reward: 'A year free' },
    ],
  },
  decorators: [(Story) => <div style={{ maxInlineSize: 480 }}>{<Story />}</div>],
} satisfies Meta<typeof RewardProgress>;
export default meta;

type Story = StoryObj<typeof meta>;

/** A user who has just joined: nothing is reached yet. */
export const Joined: Story = {
  beforeEach: join,
  play: async ({ canvasElement }) => {
    await expect(await within(canvasElement).findByText('1 more friend until your next reward')).toBeVisible();
  },
};

/** One reward is reached, and one referral is missing for the next. */
export const OnTheWay: Story = { ...known({ referrals: 4 }) };

/** Everything is reached. */
export const AllReached: Story = { ...known({ referrals: 12 }) };

/** Long names on a narrow page. */
export const LongNames: Story = {
  ...known({ referrals: 1_200 }),
  args: {
    thresholds: [
      { referrals: 1_000, reward: 'Donaudampfschifffahrtsgesellschaftsmützen' },
      { referrals: 1_000_000, reward: 'A dinner with the people who make all of this, and their dogs' },
    ],
  },
  decorators: [(Story) => <div style={{ inlineSize: 280 }}>{<Story />}</div>],
  play: fits,
};

/** The visitor is anonymous: the `empty` slot. */
export const Empty: Story = { args: { empty: <p>Join, and invite friends for a month free.</p> }, play: settled };

/** Until the user is known. */
export const Pending: Story = { parameters: waiting };

/** The user could not be read. */
export const Failed: Story = {
  parameters: failing,
  play: async ({ canvasElement }) => {
    await expect(await within(canvasElement).findByRole('alert')).toHaveTextContent('could not look up');
  },
};

/** Right to left. */
export const RightToLeft: Story = {
  ...known({ referrals: 4 }),
  args: {
    thresholds: [
      { referrals: 1, reward: 'ملصق' },
      { referrals: 5, reward: 'شهر مجاني' },
    ],
    texts: { label: 'مكافآتك', next: () => 'صديق واحد حتى مكافأتك التالية', takes: (count) => `الأصدقاء: ${count}` },
  },
  decorators: [
    (Story) => (
      <div dir="rtl" lang="ar">
        <Story />
      </div>
    ),
  ],
};

/** On a dark page. */
export const Dark: Story = { ...known({ referrals: 4 }), globals: { theme: 'dark' } };

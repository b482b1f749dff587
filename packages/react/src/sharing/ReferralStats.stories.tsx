import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, within } from 'storybook/test';
import { failing, known, waiting } from '../../../../.storybook/person.ts';
import { fits, settled } from '../../../../.storybook/settled.ts';
import { join } from '../../../../.storybook/visitor.ts';
import { ReferralStats } from './ReferralStats.tsx';

const meta = {
  title: 'Sharing/ReferralStats',
  component: ReferralStats,
  decorators: [(Story) => <div style={{ maxInlineSize: 560 }}>{<Story />}</div>],
} satisfies Meta<typeof ReferralStats>;
export default meta;

type Story = StoryObj<typeof meta>;

/** A user who has just joined the campaign of these stories. */
export const Joined: Story = {
  beforeEach: join,
  play: async ({ canvasElement }) => {
    await expect(await within(canvasElement).findAllByText('0')).not.toHaveLength(0);
  },
};

/** All figures. */
export const AllFigures: Story = {
  ...known({}),
  args: { figures: ['list_position', 'list_ahead', 'list_behind', 'list_length', 'referrals', 'shares'] },
};

/** Seven digits on a narrow page. */
export const BigNumbers: Story = {
  ...known({ referrals: 1_234_567, shares: 7_654_321, list_behind: 9_999_999 }),
  decorators: [(Story) => <div style={{ inlineSize: 280 }}>{<Story />}</div>],
  play: fits,
};

/** The visitor is anonymous: the `empty` slot. */
export const Empty: Story = { args: { empty: <p>Join, and see here what your link brings.</p> }, play: settled };

/** Until the user is known, without numbers. */
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
  ...known({}),
  args: { texts: { referrals: 'أصدقاء انضموا', shares: 'زيارات عبر رابطك', list_behind: 'أشخاص خلفك' } },
  decorators: [
    (Story) => (
      <div dir="rtl" lang="ar">
        <Story />
      </div>
    ),
  ],
};

/** On a dark page. */
export const Dark: Story = { ...known({}), globals: { theme: 'dark' } };

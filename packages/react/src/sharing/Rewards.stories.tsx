import type { Reward } from '@prefinery-kit/core';
import type { Meta, StoryObj } from '@storybook/react-vite';
import { fits } from '../../../../.storybook/settled.ts';
import { Rewards } from './Rewards.tsx';

const reward: Reward = {
  descriptor: 'discount10',
  name: '$10 discount',
  user_id: '5de34a3e-68cb-4956-be9d-e89db02e6989',
  user_role: 'referrer',
  status: 'earned',
  type: 'SingleSided',
  earned_at: '2026-01-01T00:00:00Z',
  delivered_at: null,
  revoked_at: null,
  user: {
    id: '5de34a3e-68cb-4956-be9d-e89db02e6989',
    email: 'sheldon@bigbangtheory.com',
    referral_code: 'sheldon823',
    profile: { first_name: 'Sheldon', last_name: 'Cooper' },
  },
};

const rewards: Reward[] = [
  reward,
  { ...reward, descriptor: 'gift', name: 'A gift', type: 'DoubleSided', user_role: 'friend', status: 'delivered' },
  { ...reward, descriptor: 'shirt', name: 'T-shirt', type: 'Milestone', status: 'revoked' },
];

const meta = {
  title: 'Sharing/Rewards',
  component: Rewards,
  args: { rewards },
  decorators: [(Story) => <div style={{ maxInlineSize: 480 }}>{<Story />}</div>],
} satisfies Meta<typeof Rewards>;
export default meta;

type Story = StoryObj<typeof meta>;

/** One of each kind, in each state. */
export const Earned: Story = {};

/** Nothing was earned. */
export const Empty: Story = { args: { rewards: [] } };

/** Long names on a narrow page. */
export const LongNames: Story = {
  args: { rewards: [{ ...reward, name: 'Donaudampfschifffahrtsgesellschaftsmützen' }, ...rewards.slice(1)] },
  decorators: [(Story) => <div style={{ inlineSize: 280 }}>{<Story />}</div>],
  play: fits,
};

/** Right to left; names keep their own direction. */
export const RightToLeft: Story = {
  args: {
    texts: {
      role: { referrer: 'للدعوة', friend: 'للانضمام' },
      type: { SingleSided: 'عن كل صديق', DoubleSided: 'لكليكما', Milestone: 'إنجاز' },
      status: { earned: 'مكتسبة', delivered: 'سُلّمت', revoked: 'سُحبت' },
    },
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
export const Dark: Story = { globals: { theme: 'dark' } };

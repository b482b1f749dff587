import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, spyOn, userEvent, waitFor, within } from 'storybook/test';
import { linkEmpty, linkFailed } from '../../../../.storybook/linkStates.ts';
import { waiting } from '../../../../.storybook/person.ts';
import { fits, settled } from '../../../../.storybook/settled.ts';
import { client, join } from '../../../../.storybook/visitor.ts';
import { ReferralLink } from './ReferralLink.tsx';

const meta = {
  title: 'Sharing/ReferralLink',
  component: ReferralLink,
  decorators: [(Story) => <div style={{ maxInlineSize: 480 }}>{<Story />}</div>],
  beforeEach: join,
} satisfies Meta<typeof ReferralLink>;
export default meta;

type Story = StoryObj<typeof meta>;

/** A user who has joined. */
export const Known: Story = {
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement);
    await expect(await canvas.findByDisplayValue(/^https?:/)).toHaveAccessibleName('Your referral link');
  },
};

/** The link is copied. After a moment the tick is removed. */
export const Copied: Story = {
  beforeEach: () => {
    spyOn(navigator.clipboard, 'writeText').mockResolvedValue();
  },
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement);
    await canvas.findByDisplayValue(/^https?:/);
    await userEvent.click(canvas.getByRole('button'));
    await waitFor(() => expect(canvas.getByRole('status')).toHaveTextContent('Copied'));
    await expect(canvas.getByRole('button')).toHaveAccessibleName('Copy link');
  },
};

/** The browser refuses the clipboard: the link is selected. */
export const ClipboardRefused: Story = {
  beforeEach: () => {
    spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new DOMException('Denied.', 'NotAllowedError'));
    spyOn(document, 'execCommand').mockReturnValue(false);
  },
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement);
    const field = await canvas.findByDisplayValue(/^https?:/);
    await userEvent.click(canvas.getByRole('button'));
    await expect(await canvas.findByText(/copy it by hand/)).toBeVisible();
    await expect(field).toHaveFocus();
  },
};

/** Until the link is known, a placeholder keeps its size. */
export const Pending: Story = { parameters: waiting };

/** The visitor is anonymous. */
export const Empty: Story = linkEmpty;

/** The vendor's script is blocked. */
export const ScriptBlocked: Story = linkFailed;

/** A long link on the narrowest screen. */
export const Narrow: Story = {
  args: { network: 'poster', tags: { utm_campaign: 'the-autumn-of-the-long-waiting-list' } },
  decorators: [(Story) => <div style={{ inlineSize: 280 }}>{<Story />}</div>],
  play: fits,
};

/** Right to left, in Arabic. The address is left to right. */
export const RightToLeft: Story = {
  args: {
    dir: 'rtl',
    lang: 'ar',
    texts: { label: 'رابط الإحالة الخاص بك', copy: 'نسخ الرابط', copied: 'تم النسخ' },
  },
  play: async ({ canvasElement }) => {
    await expect(await within(canvasElement).findByDisplayValue(/^https?:/)).toHaveAttribute('dir', 'ltr');
  },
};

/** On a dark page. */
export const Dark: Story = {
  globals: { theme: 'dark' },
  play: settled,
  parameters: {
    prefinery: {
      getUser: async () => {
        const user = await client.getUser();
        return user && { ...user, referral_link: 'https://comiccenter.com/leonard981' };
      },
    },
  },
};

import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, spyOn, userEvent, within } from 'storybook/test';
import { linkEmpty, linkFailed } from '../../../../.storybook/linkStates.ts';
import { waiting } from '../../../../.storybook/person.ts';
import { fits, settled } from '../../../../.storybook/settled.ts';
import { join } from '../../../../.storybook/visitor.ts';
import { ReferralQrCode } from './ReferralQrCode.tsx';

const meta = {
  title: 'Sharing/ReferralQrCode',
  component: ReferralQrCode,
  beforeEach: join,
} satisfies Meta<typeof ReferralQrCode>;
export default meta;

type Story = StoryObj<typeof meta>;

/** A user who has joined. */
export const Known: Story = {
  play: async ({ canvasElement }) => {
    const picture = await within(canvasElement).findByRole('img', { name: 'QR code of your referral link' });
    await expect(picture).toBeVisible();
  },
};

/** Without buttons. */
export const WithoutSaving: Story = { args: { formats: [] }, play: settled };

/** The browser could not draw the picture. */
export const NotSaved: Story = {
  beforeEach: () => {
    spyOn(HTMLCanvasElement.prototype, 'toBlob').mockImplementation((answer) => answer(null));
  },
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement);
    await canvas.findByRole('img');
    await userEvent.click(canvas.getByRole('button', { name: 'Save as PNG' }));
    await expect(await canvas.findByText('Your browser could not save the picture.')).toBeVisible();
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

/** Right to left. */
export const RightToLeft: Story = {
  args: { dir: 'rtl', lang: 'ar', texts: { save: { png: 'حفظ بصيغة PNG', svg: 'حفظ بصيغة SVG' } } },
  play: settled,
};

/** On a dark page it is dark on white all the same: many scanners need that. */
export const Dark: Story = { globals: { theme: 'dark' }, play: settled };

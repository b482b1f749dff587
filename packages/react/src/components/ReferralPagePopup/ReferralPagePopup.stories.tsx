import { PrefineryError } from '@prefinery-kit/core';
import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, userEvent, waitFor, within } from 'storybook/test';
import { beNew, join } from '../../../../../.storybook/visitor.ts';
import { ReferralPagePopup } from './ReferralPagePopup.tsx';

const meta = {
  title: 'Vendor pages/ReferralPagePopup',
  component: ReferralPagePopup,
  args: { children: 'Invite friends' },
  beforeEach: join,
} satisfies Meta<typeof ReferralPagePopup>;
export default meta;

type Story = StoryObj<typeof meta>;

const openIt: NonNullable<Story['play']> = async ({ canvasElement }) => {
  await userEvent.click(within(canvasElement).getByRole('button', { name: 'Invite friends' }));
  await expect(await within(canvasElement).findByRole('dialog')).toHaveAccessibleName('Your referral page');
};

/** Its own button. */
export const Closed: Story = {};

/** The referral page in a dialog that takes the focus and gives it back. */
export const Open: Story = {
  play: async (context) => {
    await openIt(context);
    await waitFor(() =>
      expect(context.canvasElement.querySelector('[data-state=success] iframe')).toHaveAttribute(
        'title',
        'Referral page',
      ),
    );
  },
};

/** The page is on its way. */
export const Pending: Story = {
  parameters: { prefinery: { embedReferralPage: () => new Promise(() => undefined) } },
  play: openIt,
};

/** Nobody is known here: it asks to join first. */
export const Nobody: Story = {
  beforeEach: beNew,
  play: async (context) => {
    await openIt(context);
    const said = await within(context.canvasElement).findByText(/Join first/);
    // The dialog arrives softly.
    await waitFor(() => expect(said).toBeVisible());
  },
};

/** The page could not be drawn. */
export const Failed: Story = {
  parameters: {
    prefinery: {
      embedReferralPage: () => Promise.reject(new PrefineryError('script_failed', { command: 'embedReferralPage' })),
    },
  },
  play: async (context) => {
    await openIt(context);
    await expect(await within(context.canvasElement).findByRole('alert')).toHaveTextContent('could not be shown');
  },
};

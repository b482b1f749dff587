import { PrefineryError } from '@prefinery-kit/core';
import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, userEvent, waitFor, within } from 'storybook/test';
import { beNew, join } from '../../../../.storybook/visitor.ts';
import { ReferralPageDialog } from './ReferralPageDialog.tsx';

const meta = {
  title: 'Vendor pages/ReferralPageDialog',
  component: ReferralPageDialog,
  args: { children: 'Invite friends' },
  beforeEach: join,
} satisfies Meta<typeof ReferralPageDialog>;
export default meta;

type Story = StoryObj<typeof meta>;

/** The dialog is at the end of the body, outside of the story's element. */
const page = within(document.body);

const openIt: NonNullable<Story['play']> = async ({ canvasElement }) => {
  await userEvent.click(within(canvasElement).getByRole('button', { name: 'Invite friends' }));
  await expect(await page.findByRole('dialog')).toHaveAccessibleName('Your referral page');
};

/** Its own button. */
export const Closed: Story = {};

/** A button of the app's own. */
export const OwnButton: Story = {
  args: {
    children: (
      <button type="button" style={{ borderRadius: 999 }}>
        Invite friends
      </button>
    ),
  },
  play: openIt,
};

/** The referral page in a dialog that takes the focus and returns it. */
export const Open: Story = {
  play: async (context) => {
    await openIt(context);
    await waitFor(() =>
      expect(document.querySelector('dialog [data-state=success] iframe')).toHaveAttribute('title', 'Referral page'),
    );
  },
};

/** The page is loading. */
export const Pending: Story = {
  parameters: { prefinery: { embedReferralPage: () => new Promise(() => undefined) } },
  play: openIt,
};

/** An anonymous visitor is asked to join first. */
export const Empty: Story = {
  beforeEach: beNew,
  play: async (context) => {
    await openIt(context);
    const said = await page.findByText(/Join first/);
    // The dialog fades in.
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
    await expect(await page.findByRole('alert')).toHaveTextContent('could not be shown');
  },
};

import {
  AlreadyJoined,
  Authenticated,
  EmbeddedReferralPage,
  HostedForm,
  HostedFormButton,
  Leaderboard,
  ListPosition,
  PrefineryElements,
  PrefineryError,
  ReferralCard,
  ReferralLink,
  ReferralPageDialog,
  ReferralStats,
  RewardProgress,
  Rewards,
  ScriptGate,
  ShareButtons,
  SignupField,
  SignupForm,
} from '@prefinery-kit/react';
import { ReferralQrCode } from '@prefinery-kit/react/qr';
import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, spyOn, userEvent, waitFor, within } from 'storybook/test';
import { settled } from '../settled.ts';
import { join } from '../visitor.ts';
import { Button, ButtonLink } from './Button.tsx';
import { Dialog, DialogHeader, DialogTitle } from './Dialog.tsx';
import { Alert, Card, Skeleton } from './Card.tsx';
import { Checkbox, Field, Input, Label, Message } from './Field.tsx';
import { List, ListItem, Progress } from './List.tsx';

const meta = {
  title: 'Your own components/In our parts',
  decorators: [(Story) => <div className="ui-stack">{<Story />}</div>],
} satisfies Meta;
export default meta;

type Story = StoryObj<typeof meta>;

const thresholds = [
  { referrals: 3, reward: 'A month free' },
  { referrals: 10, reward: 'A year free' },
];

const scriptFailed = () => Promise.reject(new PrefineryError('script_failed', { command: 'getUser' }));

/** A form whose elements are all those of a design system. It is sent by the keyboard alone. */
export const InSignupForm: Story = {
  render: () => (
    <SignupForm
      agreement="I want to hear when it is my turn."
      render={{
        field: <Field />,
        label: <Label />,
        input: <Input />,
        checkbox: <Checkbox />,
        message: <Message />,
        button: <Button />,
      }}
    >
      <SignupField name="first_name" label="First name" />
    </SignupForm>
  ),
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement);
    const button = canvas.getByRole('button', { name: 'Join the waitlist' });
    await expect(button).toHaveClass('ui-button');
    await userEvent.tab();
    await userEvent.keyboard('{Enter}');
    await expect(canvas.getByLabelText('E-mail address')).toHaveFocus();
    await waitFor(() =>
      expect(canvas.getByLabelText('E-mail address')).toHaveAccessibleDescription(/Enter your e-mail address/),
    );
    await userEvent.keyboard(`penny.${crypto.randomUUID()}@bigbangtheory.com{Tab}Penny{Tab} {Tab}`);
    await expect(button).toHaveFocus();
    await userEvent.keyboard('{Enter}');
    const status = canvas.getByRole('status');
    await waitFor(() => expect(status).toHaveTextContent('You are on the list.'));
    await expect(status).toHaveFocus();
  },
};

/** The validation messages of the same form. */
export const InAnInvalidForm: Story = {
  ...InSignupForm,
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement);
    await userEvent.click(canvas.getByRole('button'));
    await expect(await canvas.findByText('Please agree to this first.')).toBeVisible();
  },
};

/** Copied by the keyboard. */
export const InReferralLink: Story = {
  beforeEach: async () => {
    await join();
    spyOn(navigator.clipboard, 'writeText').mockResolvedValue();
  },
  render: () => (
    <ReferralLink
      render={{
        field: <Field />,
        label: <Label />,
        input: <Input />,
        button: <Button variant="outline" />,
        message: <Message />,
      }}
    />
  ),
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement);
    await expect(await canvas.findByDisplayValue(/^https?:/)).toHaveAccessibleName('Your referral link');
    await userEvent.tab();
    await userEvent.tab();
    await userEvent.keyboard('{Enter}');
    await waitFor(() => expect(canvas.getByRole('status')).toHaveTextContent('Copied'));
    await expect(canvas.getByRole('button')).toHaveFocus();
    await expect(canvas.getByRole('button')).toHaveAttribute('data-state', 'success');
  },
};

/** Links with an icon of the app for one network, and the kit's for the others. */
export const InShareButtons: Story = {
  beforeEach: join,
  render: () => (
    <ShareButtons
      networks={['whatsapp', 'email', 'x']}
      render={{
        link: <ButtonLink />,
        icon: (props, { item }) => (item === 'email' ? <span aria-hidden="true">✉</span> : <svg {...props} />),
      }}
    />
  ),
  play: async ({ canvasElement }) => {
    const link = await within(canvasElement).findByRole('link', { name: 'Share on WhatsApp' });
    await expect(link).toHaveClass('ui-button');
    await userEvent.tab();
    await expect(link).toHaveFocus();
  },
};

/** A number with a class of the design system. */
export const InListPosition: Story = {
  beforeEach: join,
  render: () => (
    <ListPosition render={{ root: <Card />, value: <strong className="ui-number" />, detail: <Message /> }} />
  ),
  play: settled,
};

/** Each figure in a card. */
export const InReferralStats: Story = {
  beforeEach: join,
  render: () => (
    <ReferralStats
      render={{
        item: <Card />,
        value: <dd className="ui-number" style={{ margin: 0 }} />,
        label: <dt className="ui-message" />,
      }}
    />
  ),
  play: settled,
};

/** A progress bar and list items of the design system. */
export const InRewardProgress: Story = {
  beforeEach: join,
  render: () => (
    <RewardProgress
      thresholds={thresholds}
      render={{
        root: <div className="ui-field" />,
        label: <Label />,
        progress: <Progress />,
        detail: <Message />,
        list: ({ children, ref, ...props }) => (
          <ol {...props} ref={ref} className="ui-list">
            {children}
          </ol>
        ),
        item: <ListItem />,
      }}
    />
  ),
  play: async (context) => {
    await settled(context);
    await expect(within(context.canvasElement).getByRole('progressbar')).toHaveAccessibleName('Your rewards');
    await expect(within(context.canvasElement).getAllByRole('listitem')).toHaveLength(2);
  },
};

/** Rewards as items of the design system. */
export const InRewards: Story = {
  render: () => (
    <Rewards
      rewards={[
        {
          user_id: '5de34a3e-68cb-4956-be9d-e89db02e6989',
          user_role: 'referrer',
          type: 'Milestone',
          descriptor: 'month',
          name: 'A month free',
          status: 'earned',
          earned_at: '2026-03-01T10:00:00Z',
          delivered_at: null,
          revoked_at: null,
          user: {
            id: '5de34a3e-68cb-4956-be9d-e89db02e6989',
            email: 'leonard@bigbangtheory.com',
            referral_code: 'leonard981',
            profile: { first_name: 'Leonard', last_name: 'Hofstadter' },
          },
        },
      ]}
      render={{ list: <List />, item: <ListItem /> }}
    />
  ),
};

/** One table for all parts of the card. */
export const InReferralCard: Story = {
  beforeEach: join,
  render: () => (
    <ReferralCard
      className="ui-card"
      thresholds={thresholds}
      render={{
        field: <Field />,
        input: <Input />,
        button: <Button />,
        link: <ButtonLink />,
        progress: <Progress />,
        message: <Message />,
      }}
    />
  ),
  play: settled,
};

/** The buttons that save the picture. */
export const InReferralQrCode: Story = {
  beforeEach: join,
  render: () => <ReferralQrCode render={{ button: <Button variant="outline" /> }} />,
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement);
    await expect(await canvas.findByRole('img')).toBeVisible();
    await userEvent.tab();
    await expect(canvas.getByRole('button', { name: 'Save as PNG' })).toHaveFocus();
  },
};

/** The line that opens it. */
export const InAlreadyJoined: Story = {
  render: () => (
    <AlreadyJoined
      render={{
        title: ({ children, ref, ...props }) => (
          <summary {...props} ref={ref} className="ui-summary">
            {children}
          </summary>
        ),
        detail: <Message />,
      }}
    />
  ),
  play: async ({ canvasElement }) => {
    await userEvent.tab();
    await expect(canvasElement.querySelector('summary')).toHaveFocus();
  },
};

/** The button of the vendor's popup. */
export const InHostedFormButton: Story = {
  render: () => <HostedFormButton render={{ button: <Button /> }}>Join the waitlist</HostedFormButton>,
  play: async ({ canvasElement }) => {
    await userEvent.tab();
    const button = within(canvasElement).getByRole('button', { name: 'Join the waitlist' });
    await expect(button).toHaveFocus();
    await expect(button).toHaveClass('prefinery-form-cta ui-button');
  },
};

/** The dialog, its header and its buttons. The focus returns to the button when it is closed. */
export const InReferralPageDialog: Story = {
  beforeEach: join,
  render: () => (
    <ReferralPageDialog
      render={{
        button: <Button variant="outline" />,
        dialog: <Dialog />,
        header: <DialogHeader />,
        title: <DialogTitle />,
        close: <Button variant="ghost" />,
        placeholder: <Skeleton />,
      }}
    >
      Your referral page
    </ReferralPageDialog>
  ),
  play: async ({ canvasElement }) => {
    const page = within(canvasElement.ownerDocument.body);
    await userEvent.tab();
    await userEvent.keyboard('{Enter}');
    const dialog = await page.findByRole('dialog', { name: 'Your referral page' });
    await expect(dialog).toHaveClass('ui-dialog');
    await waitFor(() => expect(dialog.querySelector('iframe')).toBeVisible());
    within(dialog).getByRole('button', { name: 'Close' }).focus();
    await userEvent.keyboard('{Enter}');
    await waitFor(() => expect(page.queryByRole('dialog')).not.toBeInTheDocument());
    await expect(page.getByRole('button', { name: 'Your referral page' })).toHaveFocus();
  },
};

/** The dialog while it is open. */
export const InAnOpenDialog: Story = {
  ...InReferralPageDialog,
  play: async ({ canvasElement }) => {
    const page = within(canvasElement.ownerDocument.body);
    await userEvent.click(page.getByRole('button'));
    const dialog = await page.findByRole('dialog');
    await waitFor(() => expect(dialog.querySelector('[aria-busy=true]')).toBeNull());
  },
};

const failure = { failure: <Alert />, message: <Message />, button: <Button variant="outline" /> };

/** Failures with a retry. The first one is an alert. */
export const InFailures: Story = {
  parameters: { prefinery: { getUser: scriptFailed } },
  render: () => (
    <>
      <Authenticated render={failure}>You have joined.</Authenticated>
      <ListPosition render={failure} />
    </>
  ),
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement);
    const [first] = await canvas.findAllByRole('button', { name: 'Try again' });
    await userEvent.tab();
    await expect(first).toHaveFocus();
    await expect(canvas.getByRole('alert')).toHaveClass('ui-alert');
  },
};

/** What a gate shows while the script is blocked. */
export const InScriptGate: Story = {
  render: () => <ScriptGate render={failure}>The script has loaded.</ScriptGate>,
  play: async ({ canvasElement }) => {
    await expect(await within(canvasElement).findByText('The script has loaded.')).toBeVisible();
  },
};

/** The placeholder of a vendor page. */
export const InLeaderboard: Story = {
  render: () => <Leaderboard render={{ root: <Card />, placeholder: <Skeleton />, ...failure }} />,
  play: settled,
};

/** The message for an anonymous visitor. */
export const InEmbeddedReferralPage: Story = {
  render: () => <EmbeddedReferralPage render={{ placeholder: <Skeleton />, message: <Message /> }} />,
  play: async ({ canvasElement }) => {
    await expect(await within(canvasElement).findByText(/Join first/)).toHaveClass('ui-message');
  },
};

/** Around the vendor's form. */
export const InHostedForm: Story = {
  render: () => <HostedForm render={{ root: <Card />, placeholder: <Skeleton /> }} />,
  play: settled,
};

/** A design system given once, for all parts of a page. */
export const OnAWholePage: Story = {
  render: () => (
    <PrefineryElements
      render={{
        field: <Field />,
        label: <Label />,
        input: <Input />,
        checkbox: <Checkbox />,
        button: <Button />,
        link: <ButtonLink />,
        message: <Message />,
        failure: <Alert />,
      }}
    >
      <SignupForm agreement="I want to hear when it is my turn." />
      <ReferralLink render={{ button: <Button variant="outline" /> }} />
      <ShareButtons networks={['whatsapp', 'email']} />
    </PrefineryElements>
  ),
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement);
    await userEvent.type(canvas.getByLabelText('E-mail address'), `penny.${crypto.randomUUID()}@bigbangtheory.com`);
    await userEvent.click(canvas.getByRole('checkbox'));
    await userEvent.keyboard('{Enter}');
    const link = await canvas.findByLabelText('Your referral link');
    await waitFor(() => expect(link).not.toHaveValue(''));
    await expect(link).toHaveClass('ui-input');
    await expect(canvas.getByRole('button', { name: 'Copy link' })).toHaveClass('ui-button-outline');
  },
};

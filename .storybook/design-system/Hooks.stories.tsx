import {
  Anonymous,
  Authenticated,
  SignupFields,
  SignupRoot,
  SignupStatus,
  useCopy,
  useHostedFormButton,
  useReferralLink,
  useReferralPagePopup,
  useRewardProgress,
  useShare,
  useSignupForm,
  useUser,
} from '@prefinery-kit/react';
import { useQrCode } from '@prefinery-kit/react/qr';
import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, spyOn, userEvent, waitFor, within } from 'storybook/test';
import { settled } from '../settled.ts';
import { join } from '../visitor.ts';
import { Button, ButtonLink } from './Button.tsx';
import { Alert, Card, CardTitle } from './Card.tsx';
import { Field, Input, Label, Message } from './Field.tsx';
import { List, ListItem, Progress } from './List.tsx';

const meta = {
  title: 'Your own components/With our hooks',
  decorators: [(Story) => <div className="ui-stack">{<Story />}</div>],
} satisfies Meta;
export default meta;

type Story = StoryObj<typeof meta>;

function JoinCard() {
  const form = useSignupForm();
  return (
    <Card>
      <form {...form.formProps} className="ui-field">
        {!form.user && (
          <>
            {form.hiddenProps.map((hidden) => (
              <input key={hidden.name} {...hidden} />
            ))}
            <CardTitle>Join us</CardTitle>
            <Field>
              <Label {...form.labelProps('email')}>E-mail</Label>
              <Input {...form.fieldProps('email')} />
              <Message {...form.errorProps('email')}>{form.invalidOf('email')?.message}</Message>
            </Field>
            <Button type="submit" aria-disabled={form.status === 'pending'}>
              Join
            </Button>
            <Alert {...form.errorProps()}>{form.error && 'That did not work. Please try again.'}</Alert>
          </>
        )}
        <Message {...form.statusProps}>{form.user && 'You are on the list.'}</Message>
      </form>
    </Card>
  );
}

/** `useSignupForm` in the design system's components: sent by the keyboard alone. */
export const UseSignupForm: Story = {
  render: () => <JoinCard />,
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement);
    await userEvent.tab();
    await userEvent.keyboard(`penny.${crypto.randomUUID()}@bigbangtheory.com{Enter}`);
    await waitFor(() => expect(canvas.getByRole('status')).toHaveTextContent('You are on the list.'));
  },
};

/** `SignupRoot` around fields of the design system: every named input is sent. */
export const SignupRootAroundMarkup: Story = {
  render: () => (
    <SignupRoot className="ui-field">
      <SignupFields>
        <Field>
          <Label htmlFor="own-email">E-mail</Label>
          <Input id="own-email" name="email" type="email" required />
        </Field>
        <Button type="submit">Join</Button>
      </SignupFields>
      <SignupStatus />
    </SignupRoot>
  ),
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement);
    await userEvent.type(canvas.getByLabelText('E-mail'), `penny.${crypto.randomUUID()}@bigbangtheory.com{Enter}`);
    await waitFor(() => expect(canvas.getByRole('status')).toHaveTextContent('You are on the list.'));
  },
};

function InviteCard() {
  const { link } = useReferralLink();
  const { status, fieldProps, buttonProps, statusProps } = useCopy(link);
  const { linkProps } = useShare({ message: 'Come along:' });
  const { drawing } = useQrCode(link);
  return (
    <Card className="ui-field">
      <CardTitle>Invite your friends</CardTitle>
      <Field>
        <Label htmlFor="invite-link">Your link</Label>
        <Input id="invite-link" {...fieldProps} />
      </Field>
      <Button {...buttonProps} data-state={status}>
        Copy
      </Button>
      <ButtonLink {...linkProps('whatsapp')}>WhatsApp</ButtonLink>
      <Message {...statusProps}>{{ idle: '', success: 'Copied.', error: 'Please copy it by hand.' }[status]}</Message>
      {drawing && (
        <svg viewBox={`0 0 ${drawing.size} ${drawing.size}`} role="img" aria-label="QR code" width="120">
          <path fill="#fff" d={`M0 0h${drawing.size}v${drawing.size}H0z`} />
          <path d={drawing.path} />
        </svg>
      )}
    </Card>
  );
}

/** `useReferralLink`, `useCopy`, `useShare` and `useQrCode` in a card. */
export const UseCopy: Story = {
  beforeEach: async () => {
    await join();
    spyOn(navigator.clipboard, 'writeText').mockResolvedValue();
  },
  render: () => <InviteCard />,
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement);
    await expect(await canvas.findByRole('img', { name: 'QR code' })).toBeVisible();
    await userEvent.tab();
    await userEvent.tab();
    await userEvent.keyboard('{Enter}');
    await waitFor(() => expect(canvas.getByRole('status')).toHaveTextContent('Copied.'));
  },
};

function Rewards() {
  const { reached, next, remaining, progressProps } = useRewardProgress({
    thresholds: [
      { referrals: 3, reward: 'A month free' },
      { referrals: 10, reward: 'A year free' },
    ],
  });
  return (
    <Card className="ui-field">
      <Label htmlFor="rewards">{next ? `${remaining} more for ${next.reward}` : 'All of it is yours'}</Label>
      <Progress id="rewards" {...progressProps} />
      <List>
        {reached.map(({ reward }) => (
          <ListItem key={reward} data-state="reached">
            {reward}
          </ListItem>
        ))}
      </List>
    </Card>
  );
}

/** `useRewardProgress` in a progress bar. */
export const UseRewardProgress: Story = {
  beforeEach: join,
  render: () => <Rewards />,
  play: async (context) => {
    await settled(context);
    await expect(await within(context.canvasElement).findByText('3 more for A month free')).toBeVisible();
  },
};

function Place() {
  const { data: user } = useUser();
  return (
    <Card>
      <Message>Your place</Message>
      <strong className="ui-number">{user?.list_position ?? 'Soon'}</strong>
    </Card>
  );
}

/** `useUser` in a card, below a gate. */
export const UseUser: Story = {
  beforeEach: join,
  render: () => (
    <>
      <Authenticated>
        <Place />
      </Authenticated>
      <Anonymous>
        <Message>Join first.</Message>
      </Anonymous>
    </>
  ),
  play: async ({ canvasElement }) => {
    await expect(await within(canvasElement).findByText('Your place')).toBeVisible();
  },
};

function Openers() {
  const { status, error, buttonProps } = useHostedFormButton<HTMLButtonElement>();
  const popup = useReferralPagePopup();
  return (
    <Card className="ui-field">
      <Button {...buttonProps} data-state={status}>
        Join
      </Button>
      <Button variant="ghost" onClick={popup.open}>
        Your referral page
      </Button>
      <Alert role="alert">{(error ?? popup.error) && 'That did not work. Please try again.'}</Alert>
    </Card>
  );
}

/** `useHostedFormButton` and `useReferralPagePopup` behind buttons. */
export const UseHostedFormButton: Story = {
  render: () => <Openers />,
  play: async ({ canvasElement }) => {
    await userEvent.tab();
    await expect(within(canvasElement).getByRole('button', { name: 'Join' })).toHaveFocus();
  },
};

import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, userEvent, within } from 'storybook/test';
import { sign } from '../../../../.storybook/sign.ts';
import { client } from '../../../../.storybook/visitor.ts';
import { Anonymous } from '../visitor/Anonymous.tsx';
import { Authenticated } from '../visitor/Authenticated.tsx';
import { ListPosition } from '../sharing/ListPosition.tsx';
import { SignupForm } from '../signup/SignupForm.tsx';
import { PrefineryProvider, type PrefineryProviderProps } from './PrefineryProvider.tsx';

/** The props of a provider that makes its own client. */
type OptionsProps = Extract<PrefineryProviderProps, { project: string }>;

const meta = {
  title: 'States/PrefineryProvider',
  component: PrefineryProvider,
  decorators: [(Story) => <div style={{ maxInlineSize: 440 }}>{<Story />}</div>],
  args: { project: client.project, scriptUrl: client.scriptUrl, consent: 'pending', children: <SignupForm /> },
} satisfies Meta<OptionsProps>;
export default meta;

type Story = StoryObj<typeof meta>;

async function join(canvasElement: HTMLElement) {
  const canvas = within(canvasElement);
  const email = `penny.${crypto.randomUUID()}@bigbangtheory.com`;
  await userEvent.type(canvas.getByLabelText('E-mail address'), `${email}{Enter}`);
  return canvas;
}

/** The visitor has not been asked for consent yet: a signup waits for it. */
export const Pending: Story = {
  play: async ({ canvasElement }) => {
    const canvas = await join(canvasElement);
    await expect(await canvas.findByText(/^Allow the waitlist service/)).toBeVisible();
    await expect(document.cookie).not.toContain('_pfy_');
  },
};

/** The visitor has granted consent, and joins. */
export const Granted: Story = {
  args: { consent: 'granted' },
  play: async ({ canvasElement }) => {
    const canvas = await join(canvasElement);
    await expect(await canvas.findByText('You are on the list.')).toBeInTheDocument();
  },
};

/** The visitor has denied consent: nothing is sent. With `action={false}` the form is not posted either. */
export const Denied: Story = {
  args: { consent: 'denied', children: <SignupForm action={false} /> },
  play: async ({ canvasElement }) => {
    const canvas = await join(canvasElement);
    await expect(await canvas.findByRole('alert')).toHaveTextContent('that you have not allowed');
    await expect(document.cookie).not.toContain('_pfy_');
  },
};

/** What a page with its own log-in shows of the campaign. */
const account = (
  <>
    <Authenticated pending="Looking for you…">
      {({ profile }) => (
        <>
          <p>Welcome back, {profile.first_name}.</p>
          <ListPosition />
        </>
      )}
    </Authenticated>
    <Anonymous>
      <SignupForm />
    </Anonymous>
  </>
);

/** The app's server has not answered who is logged in: everything waits. */
export const IdentityPending: Story = {
  args: { consent: 'granted', children: account, identity: () => new Promise(() => undefined) },
  play: async ({ canvasElement }) => {
    await expect(await within(canvasElement).findByText('Looking for you…')).toBeVisible();
  },
};

let joined = '';

/** A user who joined earlier, in another browser, is logged in to the app, and its server signs their identity. */
export const Identified: Story = {
  beforeEach: async () => {
    joined = `penny.${crypto.randomUUID()}@example.com`;
    await client.addUser({ email: joined, first_name: 'Penny' });
    await client.logoutUser();
  },
  args: { consent: 'granted', children: account, identity: async () => sign(joined) },
  play: async ({ canvasElement }) => {
    await expect(await within(canvasElement).findByText('Welcome back, Penny.')).toBeVisible();
  },
};

/** A visitor who is logged in to the app has not joined the campaign yet. */
export const NotJoined: Story = {
  args: { consent: 'granted', children: account, identity: sign('amy@bigbangtheory.com') },
  play: async ({ canvasElement }) => {
    await expect(await within(canvasElement).findByLabelText('E-mail address')).toBeVisible();
  },
};

/** The signature of the server has the wrong secret. */
export const WronglySigned: Story = {
  args: {
    consent: 'granted',
    children: account,
    identity: { email: 'penny@bigbangtheory.com', signature: 'not the right one' },
  },
  play: async ({ canvasElement }) => {
    await expect(await within(canvasElement).findByText(/could not look up/)).toBeVisible();
  },
};

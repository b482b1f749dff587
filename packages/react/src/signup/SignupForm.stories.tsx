import { PrefineryError } from '@prefinery-kit/core';
import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, spyOn, userEvent, within } from 'storybook/test';
import { SignupField } from './SignupField.tsx';
import { SignupForm } from './SignupForm.tsx';

const meta = {
  title: 'Joining/SignupForm',
  component: SignupForm,
  decorators: [(Story) => <div style={{ maxInlineSize: 440 }}>{<Story />}</div>],
} satisfies Meta<typeof SignupForm>;
export default meta;

type Story = StoryObj<typeof meta>;

async function join(canvasElement: HTMLElement, email: string) {
  const canvas = within(canvasElement);
  await userEvent.type(canvas.getByLabelText('E-mail address'), email);
  await userEvent.click(canvas.getByRole('button'));
  return canvas;
}

/** The form for a new visitor. */
export const Idle: Story = {};

/** Submitted before the visitor has answered about consent: it is sent once they grant it. */
export const WaitingForConsent: Story = {
  parameters: { prefinery: { consent: 'pending' } },
  play: async ({ canvasElement }) => {
    const canvas = await join(canvasElement, `penny.${crypto.randomUUID()}@bigbangtheory.com`);
    await expect(await canvas.findByText(/^Allow the waitlist service/)).toBeVisible();
    await expect(canvas.getByRole('button')).toHaveAttribute('aria-disabled', 'true');
  },
};

/** More of the vendor's fields, with texts of the app. */
export const WithMoreFields: Story = {
  args: {
    texts: { submit: 'Count me in', email: 'Work e-mail' },
    children: (
      <>
        <SignupField name="first_name" label="First name" />
        <SignupField name="country" label="Country">
          {(props) => (
            <select {...props}>
              <option value="">Choose…</option>
              <option value="CH">Switzerland</option>
              <option value="US">United States</option>
            </select>
          )}
        </SignupField>
        <label>
          What do you hope for? <textarea name="custom_var1" rows={3} />
        </label>
      </>
    ),
  },
};

/** The app's own order of fields, and its own name for one of the custom variables. */
export const OwnOrder: Story = {
  args: {
    variables: { company: 'custom_var1' },
    fields: (
      <>
        <SignupField name="full_name" label="Your name" required />
        <SignupField name="company" label="Company" />
        <SignupField name="email" label="Work e-mail" />
      </>
    ),
  },
};

/** Invalid input: each field has its message, and the first one has the focus. */
export const Invalid: Story = {
  args: {
    agreement: 'I want to hear when it is my turn.',
    children: <SignupField name="first_name" label="First name" required />,
  },
  play: async ({ canvasElement }) => {
    const canvas = await join(canvasElement, 'penny');
    await expect(canvas.getByLabelText('E-mail address')).toHaveFocus();
    await expect(canvas.getByText(/Enter your e-mail address/)).toBeVisible();
    await expect(canvas.getByText('Please fill this in.')).toBeVisible();
    await expect(canvas.getByText('Please agree to this first.')).toBeVisible();
  },
};

/** A checkbox that is required, and not sent. */
export const Agreement: Story = {
  args: {
    agreement: (
      <>
        I have read the <a href="#privacy">privacy notice</a>, and want to hear when it is my turn.
      </>
    ),
  },
};

/** A honeypot for robots: it is hidden, and not reachable by keyboard. */
export const Honeypot: Story = {
  args: { honeypot: 'website' },
  play: async ({ canvasElement }) => {
    const trap = canvasElement.querySelector('[data-prefinery=honeypot]');
    await expect(trap?.getBoundingClientRect().width).toBeLessThanOrEqual(1);
    await userEvent.tab();
    await userEvent.tab();
    await expect(within(canvasElement).getByRole('button')).toHaveFocus();
  },
};

/** In flight: the button has another text, and a second click does nothing. */
export const Pending: Story = {
  parameters: { prefinery: { addUser: () => new Promise(() => undefined) } },
  play: async ({ canvasElement }) => {
    const canvas = await join(canvasElement, 'penny@bigbangtheory.com');
    await expect(await canvas.findByRole('button', { name: 'Joining…' })).toBeVisible();
  },
};

/** A visitor has joined the campaign of these stories. */
export const Success: Story = {
  play: async ({ canvasElement }) => {
    const canvas = await join(canvasElement, `penny.${Date.now()}@bigbangtheory.com`);
    await expect(await canvas.findByText('You are on the list.')).toBeInTheDocument();
  },
};

/** A success state of the app's own, with a button that resets the form. */
export const OwnSuccess: Story = {
  args: {
    success: ({ list_position }, reset) => (
      <>
        <h2>You’re in.</h2>
        <p>Number {list_position}, to be exact.</p>
        <button type="button" onClick={reset}>
          Add a friend
        </button>
      </>
    ),
  },
  play: async ({ canvasElement }) => {
    const canvas = await join(canvasElement, `penny.${Date.now()}@bigbangtheory.com`);
    await expect(await canvas.findByRole('heading', { name: 'You’re in.' })).toBeInTheDocument();
  },
};

/** The address has joined already, and the visitor has not proved that it is theirs. */
export const AlreadyJoined: Story = {
  parameters: {
    prefinery: { addUser: () => Promise.reject(new PrefineryError('forbidden', { command: 'addUser', status: 403 })) },
  },
  play: async ({ canvasElement }) => {
    const canvas = await join(canvasElement, 'penny@bigbangtheory.com');
    await expect(await canvas.findByRole('alert')).toHaveTextContent('on the list already');
  },
};

/** The vendor's script is blocked, and the form has `action={false}`. Without that, the browser would post it. */
export const ScriptBlocked: Story = {
  args: { action: false },
  parameters: {
    prefinery: { addUser: () => Promise.reject(new PrefineryError('script_failed', { command: 'addUser' })) },
  },
  play: async ({ canvasElement }) => {
    const canvas = await join(canvasElement, 'penny@bigbangtheory.com');
    await expect(await canvas.findByRole('alert')).toHaveTextContent('could not reach');
  },
};

/** The script is blocked, so the browser posts the form and leaves the page. Stories prevent that. */
export const Posted: Story = {
  parameters: {
    prefinery: { addUser: () => Promise.reject(new PrefineryError('script_failed', { command: 'addUser' })) },
  },
  beforeEach: () => void spyOn(HTMLFormElement.prototype, 'submit').mockReturnValue(),
  play: async ({ canvasElement }) => {
    const canvas = await join(canvasElement, 'penny@bigbangtheory.com');
    await expect(await canvas.findByText(/taking you to the next page/)).toBeVisible();
    await expect(canvas.getByRole('alert')).toBeEmptyDOMElement();
  },
};

/** Right to left, in Arabic. */
export const RightToLeft: Story = {
  args: {
    dir: 'rtl',
    lang: 'ar',
    agreement: 'أوافق على تلقي الرسائل.',
    texts: {
      email: 'البريد الإلكتروني',
      submit: 'انضم إلى القائمة',
      invalid: ({ name }) => (name === 'email' ? 'أدخل بريدك الإلكتروني.' : 'هذا الحقل مطلوب.'),
    },
  },
  play: async ({ canvasElement }) => {
    await userEvent.click(within(canvasElement).getByRole('button'));
    await expect(await within(canvasElement).findByText('أدخل بريدك الإلكتروني.')).toBeVisible();
  },
};

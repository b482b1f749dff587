import { PrefineryError } from '@prefinery-kit/core';
import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, userEvent, within } from 'storybook/test';
import { SignupForm } from './SignupForm.tsx';

const meta = {
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

/** What a new visitor sees. */
export const Idle: Story = {};

/** More of the vendor's fields, and words of one's own. */
export const WithMoreFields: Story = {
  args: {
    texts: { submit: 'Count me in', email: 'Work e-mail' },
    children: (
      <>
        <label>
          First name <input name="first_name" autoComplete="given-name" />
        </label>
        <label>
          What do you hope for? <textarea name="custom_var1" rows={3} />
        </label>
      </>
    ),
  },
};

/** Under way: the button says so, and a second click does nothing. */
export const Pending: Story = {
  parameters: { prefinery: { addUser: () => new Promise(() => undefined) } },
  play: async ({ canvasElement }) => {
    const canvas = await join(canvasElement, 'penny@bigbangtheory.com');
    await expect(await canvas.findByRole('button', { name: 'Joining…' })).toBeVisible();
  },
};

/** Somebody has joined the campaign behind these stories. */
export const Success: Story = {
  play: async ({ canvasElement }) => {
    const canvas = await join(canvasElement, `penny.${Date.now()}@bigbangtheory.com`);
    await expect(await canvas.findByText('You are on the list.')).toBeInTheDocument();
  },
};

/** The address exists already, and nobody has shown that it is theirs. */
export const AlreadyJoined: Story = {
  parameters: {
    prefinery: { addUser: () => Promise.reject(new PrefineryError('forbidden', { command: 'addUser', status: 403 })) },
  },
  play: async ({ canvasElement }) => {
    const canvas = await join(canvasElement, 'penny@bigbangtheory.com');
    await expect(await canvas.findByRole('alert')).toHaveTextContent('on the list already');
  },
};

/** The vendor's script is blocked, or the network is gone. */
export const ScriptBlocked: Story = {
  parameters: {
    prefinery: { addUser: () => Promise.reject(new PrefineryError('script_failed', { command: 'addUser' })) },
  },
  play: async ({ canvasElement }) => {
    const canvas = await join(canvasElement, 'penny@bigbangtheory.com');
    await expect(await canvas.findByRole('alert')).toHaveTextContent('could not reach');
  },
};

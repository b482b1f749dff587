import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, userEvent, within } from 'storybook/test';
import { client } from '../../../.storybook/visitor.ts';
import { SignupForm } from './components/SignupForm/SignupForm.tsx';
import { PrefineryProvider, type PrefineryProviderProps } from './PrefineryProvider.tsx';

/** Those of a provider that makes its client. */
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

/** The visitor has not been asked yet: a signup waits until they have spoken. */
export const Pending: Story = {
  play: async ({ canvasElement }) => {
    const canvas = await join(canvasElement);
    await expect(await canvas.findByRole('button', { name: 'Joining…' })).toBeVisible();
    await expect(document.cookie).not.toContain('_pfy_');
  },
};

/** The visitor has agreed, and joins. */
export const Granted: Story = {
  args: { consent: 'granted' },
  play: async ({ canvasElement }) => {
    const canvas = await join(canvasElement);
    await expect(await canvas.findByText('You are on the list.')).toBeInTheDocument();
  },
};

/** The visitor has refused: nothing is sent. The form was told to post nowhere. Left alone, the browser posts it. */
export const Denied: Story = {
  args: { consent: 'denied', children: <SignupForm action={false} /> },
  play: async ({ canvasElement }) => {
    const canvas = await join(canvasElement);
    await expect(await canvas.findByRole('alert')).toHaveTextContent('could not reach');
    await expect(document.cookie).not.toContain('_pfy_');
  },
};

import type { Meta, StoryObj } from '@storybook/react-vite';
import { AlreadyJoined } from './AlreadyJoined.tsx';

const meta = {
  title: 'Returning/AlreadyJoined',
  component: AlreadyJoined,
  decorators: [(Story) => <div style={{ maxInlineSize: 480 }}>{<Story />}</div>],
} satisfies Meta<typeof AlreadyJoined>;
export default meta;

type Story = StoryObj<typeof meta>;

/** A question beside the form. */
export const Closed: Story = {};

/** Opened: how to come back. */
export const Open: Story = { args: { open: true } };

/** An app with accounts adds a link to its own log-in. */
export const WithALogIn: Story = { args: { open: true, children: <a href="#login">Log in instead</a> } };

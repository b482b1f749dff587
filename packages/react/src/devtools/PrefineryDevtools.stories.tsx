import { type Prefinery, PrefineryError } from '@prefinery-kit/core';
import { clearCalls, traceCalls } from '@prefinery-kit/core/devtools';
import type { Meta, StoryObj } from '@storybook/react-vite';
import { TanStackDevtools } from '@tanstack/react-devtools';
import { useEffect } from 'react';
import { expect, userEvent, waitFor, within } from 'storybook/test';
import { client, join } from '../../../../.storybook/visitor.ts';
import { usePrefinery } from '../foundation/usePrefinery.ts';
import { useUser } from '../visitor/useUser.ts';
import { PrefineryDevtools, prefineryDevtoolsPlugin } from './index.ts';

const faults = '/prefinery/faults';
const never = () => new Promise<never>(() => undefined);
const leonard = { email: 'leonard@bigbangtheory.com' };
const signed = { ...leonard, signature: '69b1418832b305e782438d483f1ee33e47470b56a3ba84c1c77de7f9fdced222' };

/** The panel is in a shadow root, which queries of the page do not search. */
async function panel() {
  return waitFor(() => {
    const found = document.querySelector('prefinery-devtools')?.shadowRoot?.querySelector('.panel');
    if (!(found instanceof HTMLElement)) throw new Error('The panel of the devtools is not there.');
    return within(found);
  });
}

const endFaults = () => fetch(faults, { method: 'DELETE' });

const meta = {
  title: 'States/PrefineryDevtools',
  component: PrefineryDevtools,
  args: { defaultOpen: true },
  beforeEach: async () => {
    await endFaults();
    clearCalls();
    return endFaults;
  },
  decorators: [(Story) => <div style={{ minBlockSize: 640 }}>{<Story />}</div>],
} satisfies Meta<typeof PrefineryDevtools>;
export default meta;

type Story = StoryObj<typeof meta>;

/** A command of the app. */
function Act({ of: act }: { of: (client: Prefinery) => Promise<unknown> }) {
  const prefinery = usePrefinery();
  useEffect(() => void act(prefinery).catch(() => undefined), [prefinery, act]);
  return null;
}

const Person = () => <p>{useUser().data?.email ?? 'Nobody is known here.'}</p>;

const withApp = (act: (client: Prefinery) => Promise<unknown>): NonNullable<Story['render']> =>
  function App(props) {
    return (
      <>
        <Act of={act} />
        <PrefineryDevtools {...props} />
      </>
    );
  };

/** The closed button in a corner. */
export const Closed: Story = { args: { defaultOpen: false } };

/** No command was sent yet. */
export const Empty: Story = {
  play: async () => {
    await expect(await (await panel()).findByText(/No command was called yet/)).toBeVisible();
  },
};

/** Commands with their times. One is open. */
export const Commands: Story = {
  beforeEach: async () => {
    clearCalls();
    await join();
    await client.getReferralCode();
    await client.triggerRewards({ event: 'purchase' });
  },
  render: (props) => (
    <>
      <Person />
      <PrefineryDevtools {...props} />
    </>
  ),
  play: async () => {
    const shown = await panel();
    await userEvent.click(await shown.findByText('addUser'));
    await expect((await shown.findAllByText('first_name'))[0]).toBeVisible();
  },
};

/** The script is loading, and commands wait for it. */
export const WaitingForTheScript: Story = {
  parameters: { prefinery: traceCalls({ ...client, state: 'loading', getUser: never, addUser: never }) },
  render: withApp(async (prefinery) => Promise.all([prefinery.getUser(), prefinery.addUser(leonard)])),
  play: async () => {
    await expect(await (await panel()).findAllByText('waits for the script')).toHaveLength(2);
  },
};

/** The visitor has not answered about consent yet. */
export const WaitingForConsent: Story = {
  parameters: { prefinery: { consent: 'pending' } },
  render: withApp(async (prefinery) => prefinery.getUser()),
  play: async () => {
    await expect(await (await panel()).findByText('waits for consent')).toBeVisible();
  },
};

const blocked = new PrefineryError('script_failed', { about: client.scriptUrl });

/** The script is blocked. */
export const FailedScript: Story = {
  parameters: {
    prefinery: traceCalls({
      ...client,
      state: 'failed',
      error: blocked,
      getUser: () =>
        Promise.reject(new PrefineryError('script_failed', { command: 'getUser', about: client.scriptUrl })),
    }),
  },
  render: withApp(async (prefinery) => prefinery.getUser()),
  play: async () => {
    const shown = await panel();
    await userEvent.click(await shown.findByRole('tab', { name: 'Errors 2' }));
    await expect(await shown.findByRole('button', { name: 'Try again' })).toBeVisible();
  },
};

/** Commands that were refused, with what to do about it. */
export const Errors: Story = {
  render: withApp(async (prefinery) => {
    await prefinery.addUser('leonard').catch(() => undefined);
    await prefinery.authenticateUser(signed);
  }),
  play: async () => {
    const shown = await panel();
    await userEvent.click(await shown.findByRole('tab', { name: 'Errors 2' }));
    await expect(await shown.findByText('invalid_data')).toBeVisible();
  },
};

/** The current user, as the kit knows them. */
export const Visitor: Story = {
  beforeEach: join,
  render: (props) => (
    <>
      <Person />
      <PrefineryDevtools {...props} />
    </>
  ),
  play: async () => {
    const shown = await panel();
    await userEvent.click(await shown.findByRole('tab', { name: 'Visitor' }));
    await expect(await shown.findByText('referral_code')).toBeVisible();
  },
};

/** Faults of the sandbox. All stories share one, so these faults affect no other story. */
export const SandboxWithFaults: Story = {
  beforeEach: async () => {
    await fetch(faults, {
      method: 'PUT',
      body: JSON.stringify({ mails: 'held', commands: { getReferrerCode: { slow: 1200 } } }),
    });
  },
  play: async () => {
    const shown = await panel();
    await userEvent.click(await shown.findByRole('tab', { name: 'Sandbox 2' }));
    await expect(await shown.findByLabelText('getReferrerCode')).toHaveDisplayValue('slow, 1.2 s');
  },
};

const plugins = [prefineryDevtoolsPlugin()];

/** The panel as a tab of TanStack Devtools. */
export const InTanStackDevtools: Story = {
  beforeEach: () => localStorage.removeItem('tanstack_devtools_state'),
  render: () => (
    <>
      <Person />
      <TanStackDevtools plugins={plugins} config={{ defaultOpen: true }} />
    </>
  ),
  play: async () => {
    const shown = await panel();
    await userEvent.click(await shown.findByRole('tab', { name: 'Visitor' }));
    await expect(await shown.findByText('Nobody.')).toBeVisible();
  },
};

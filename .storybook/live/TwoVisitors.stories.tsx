import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, userEvent, waitFor, within } from 'storybook/test';
import { speechOf } from '../language.ts';
import { TwoVisitors as Page } from './TwoVisitors.tsx';

const meta = {
  title: 'Live campaign',
  parameters: { layout: 'fullscreen' },
} satisfies Meta;
export default meta;

const patience = { timeout: 15_000 };

/** Queries for the content of the iframe with this title, once it is rendered. */
async function inside(page: HTMLElement, title: string) {
  const frame = await within(page).findByTitle<HTMLIFrameElement>(title, {}, patience);
  const main = await waitFor(() => {
    const root = frame.contentDocument?.querySelector('main');
    if (!root) throw new Error(`Nothing is drawn in "${title}" yet.`);
    return root;
  }, patience);
  return within(main);
}

/** A signup on the right changes the numbers on the left. */
export const TwoVisitors: StoryObj<typeof meta> = {
  render: (_, { globals }) => {
    const visitor = { theme: String(globals['theme']), ...speechOf(globals) };
    return <Page key={Object.values(visitor).join(' ')} {...visitor} />;
  },
};

/** The friend joins, and Ada's page shows the referral. */
export const TheFriendJoins: StoryObj<typeof meta> = {
  ...TwoVisitors,
  play: async ({ canvasElement }) => {
    const ada = await inside(canvasElement, 'Ada’s browser');
    const friend = await inside(canvasElement, 'The friend’s browser');
    // While the user is pending, the card has another field without this placeholder.
    const field = await friend.findByPlaceholderText(/@/, {}, patience);
    await userEvent.type(field, `grace.${crypto.randomUUID()}@example.com{Enter}`);
    await friend.findByDisplayValue(/\/prefinery\/r\//, {}, patience);
    await waitFor(async () => expect((await ada.findAllByRole('definition'))[0]).toHaveTextContent('1'), patience);
  },
};

import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, userEvent, waitFor, within } from 'storybook/test';
import { failing, known, waiting } from '../../../../.storybook/person.ts';
import { join } from '../../../../.storybook/visitor.ts';
import { useUser } from '../visitor/useUser.ts';
import { PrefineryTexts } from '../provider/PrefineryTexts.tsx';
import { ListPosition } from './ListPosition.tsx';

const meta = {
  title: 'Sharing/ListPosition',
  component: ListPosition,
  decorators: [(Story) => <div style={{ maxInlineSize: 320 }}>{<Story />}</div>],
} satisfies Meta<typeof ListPosition>;
export default meta;

type Story = StoryObj<typeof meta>;

/** A user who has just joined the campaign of these stories. */
export const Joined: Story = {
  beforeEach: join,
  play: async ({ canvasElement }) => {
    await expect(await within(canvasElement).findByText(/on the list|behind you/)).toBeVisible();
  },
};

/** Seven digits, formatted in the page's language. */
export const BigNumbers: Story = {
  ...known({ list_position: 1_234_567, list_behind: 7_654_321 }),
};

/** A friend has joined: the better place is animated, and announced once to screen readers. */
export const Better: Story = {
  ...known({}, { list_position: 7, referrals: 5 }),
  decorators: [
    (Story) => {
      const { refetch } = useUser();
      return (
        <>
          <Story />
          <button type="button" onClick={() => void refetch()}>
            Look again
          </button>
        </>
      );
    },
  ],
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement);
    await canvas.findByText('42');
    await userEvent.click(canvas.getByRole('button', { name: 'Look again' }));
    await waitFor(() => expect(canvas.getByText('7')).toHaveAttribute('data-change', 'up'));
    await expect(canvas.getByRole('status')).toHaveTextContent('You are now number 7. Friends who joined: 5.');
  },
};

/** Other users have moved ahead: it is announced, and not animated. */
export const Worse: Story = {
  ...Better,
  ...known({}, { list_position: 108 }),
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement);
    await canvas.findByText('42');
    await userEvent.click(canvas.getByRole('button', { name: 'Look again' }));
    await waitFor(() => expect(canvas.getByText('108')).toHaveAttribute('data-change', 'down'));
    await expect(canvas.getByRole('status')).toHaveTextContent('You are now number 108.');
  },
};

/** With double opt-in a user who has not confirmed yet has no place. */
export const NotConfirmed: Story = {
  ...known({ list_position: null, list_ahead: null, list_behind: null }),
};

/** The visitor is anonymous: the `empty` slot. */
export const Empty: Story = {
  args: { empty: <p>Join the list to get a place.</p> },
  play: async ({ canvasElement }) => {
    await expect(await within(canvasElement).findByText('Join the list to get a place.')).toBeVisible();
  },
};

/** Until the user is known. */
export const Pending: Story = { parameters: waiting };

/** The user could not be read: a message, and a retry button. */
export const Failed: Story = {
  parameters: failing,
  play: async ({ canvasElement }) => {
    await expect(await within(canvasElement).findByRole('alert')).toHaveTextContent('could not look up');
  },
};

/** Right to left, with the digits of the language. */
export const RightToLeft: Story = {
  ...known({ list_position: 1_234 }),
  decorators: [
    (Story) => (
      <div dir="rtl" lang="ar">
        <PrefineryTexts
          locale="ar-EG"
          texts={{
            listPosition: {
              label: 'مكانك',
              detail: ({ list_behind }, format) => `خلفك ${format(list_behind ?? 0)} شخصًا`,
            },
          }}
        >
          <Story />
        </PrefineryTexts>
      </div>
    ),
  ],
};

/** On a dark page. */
export const Dark: Story = { ...known({}), globals: { theme: 'dark' } };

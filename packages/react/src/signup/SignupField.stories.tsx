import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, userEvent, within } from 'storybook/test';
import { SignupForm } from './SignupForm.tsx';
import { SignupField } from './SignupField.tsx';

const meta = {
  title: 'Joining/SignupField',
  component: SignupField,
  args: { name: 'first_name', label: 'First name' },
  decorators: [(Story) => <div style={{ maxInlineSize: 440 }}>{<Story />}</div>],
  render: (args) => <SignupForm fields={<SignupField {...args} />} />,
} satisfies Meta<typeof SignupField>;
export default meta;

type Story = StoryObj<typeof meta>;

/** Label and input. The browser can autofill it. */
export const Plain: Story = {
  play: async ({ canvasElement }) => {
    await expect(within(canvasElement).getByLabelText('First name')).toHaveAttribute('autocomplete', 'given-name');
  },
};

/** A required field without a value: it has a message and the focus. */
export const RequiredAndInvalid: Story = {
  args: { required: true },
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement);
    await userEvent.click(canvas.getByRole('button'));
    const field = canvas.getByLabelText('First name');
    await expect(field).toHaveFocus();
    await expect(field).toHaveAccessibleDescription('Please fill this in.');
  },
};

/** A pattern that the value does not match: the message is the browser's own. */
export const InvalidByARule: Story = {
  args: { name: 'postal_code', label: 'Postal code', pattern: '\\d{4}', defaultValue: 'SW1A' },
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement);
    await userEvent.click(canvas.getByRole('button'));
    await expect(canvas.getByLabelText('Postal code')).toHaveAccessibleDescription(/./);
  },
};

/** A control of the app's own gets the same props as an input. */
export const OwnControl: Story = {
  args: {
    name: 'country',
    label: 'Country',
    children: (props) => (
      <select {...props}>
        <option value="">Choose…</option>
        <option value="CH">Switzerland</option>
        <option value="US">United States</option>
      </select>
    ),
  },
  play: async ({ canvasElement }) => {
    await userEvent.selectOptions(within(canvasElement).getByLabelText('Country'), 'CH');
    await expect(within(canvasElement).getByLabelText('Country')).toHaveValue('CH');
  },
};

/** A label of more than one line, and a hint of the app's own that screen readers read with the field. */
export const Described: Story = {
  args: {
    name: 'custom_var1',
    label: 'What would you do first, if it were yours tomorrow morning and nobody was waiting for you?',
    id: 'first-thing',
    'aria-describedby': 'first-thing-hint',
    required: true,
  },
  render: (args) => (
    <SignupForm
      fields={
        <>
          <SignupField {...args} />
          <p id="first-thing-hint">A sentence will do. We read all of them.</p>
        </>
      }
    />
  ),
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement);
    await userEvent.click(canvas.getByRole('button'));
    const field = canvas.getByLabelText(/^What would you do first/);
    await expect(field).toHaveAttribute('id', 'first-thing');
    await expect(field).toHaveAccessibleDescription('A sentence will do. We read all of them. Please fill this in.');
  },
};

/** Right to left, in Arabic. */
export const RightToLeft: Story = {
  args: { label: 'الاسم الأول', required: true },
  render: (args) => (
    <SignupForm
      lang="ar"
      dir="rtl"
      texts={{ submit: 'انضم إلى القائمة', invalid: () => 'هذا الحقل مطلوب.' }}
      fields={<SignupField {...args} />}
    />
  ),
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement);
    await userEvent.click(canvas.getByRole('button'));
    await expect(canvas.getByLabelText('الاسم الأول')).toHaveAccessibleDescription('هذا الحقل مطلوب.');
  },
};

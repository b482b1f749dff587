import { screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { createRef } from 'react';
import { expect, test, vi } from 'vitest';
import { renderOnFake } from '../../test/fake.tsx';
import { SignupForm } from './SignupForm.tsx';
import { SignupField } from './SignupField.tsx';

test('a field with its own id and description keeps its label, hint and message', async () => {
  renderOnFake(
    <SignupForm>
      <SignupField name="first_name" label="First name" id="first" aria-describedby="hint" required />
      <p id="hint">As your friends call you.</p>
    </SignupForm>,
  );
  const field = screen.getByLabelText('First name');
  expect(field).toHaveAttribute('id', 'first');
  expect(field).toHaveAccessibleDescription(/^As your friends call you\. *$/);
  await userEvent.click(screen.getByText('First name'));
  expect(field).toHaveFocus();
  await userEvent.type(screen.getByLabelText('E-mail address'), 'penny@bigbangtheory.com{Enter}');
  expect(field).toHaveAccessibleDescription('As your friends call you. Please fill this in.');
});

test('a control of the app’s own with its own id and description keeps label and hint', () => {
  renderOnFake(
    <SignupForm>
      <SignupField name="country" label="Country" id="land" aria-describedby="why">
        {(props) => <select {...props} />}
      </SignupField>
      <p id="why">For the post.</p>
    </SignupForm>,
  );
  expect(screen.getByLabelText('Country')).toHaveAttribute('id', 'land');
  expect(screen.getByLabelText('Country')).toHaveAccessibleDescription(/^For the post\. *$/);
});

test('props and ref of a field are passed to a control of the app’s own', async () => {
  const ref = createRef<HTMLSelectElement>();
  const onChange = vi.fn<() => void>();
  const { rerender } = renderOnFake(
    <SignupForm>
      <SignupField
        name="country"
        label="Country"
        required
        disabled={false}
        className="mine"
        title="Where?"
        ref={ref}
        onChange={onChange}
      >
        {(props) => (
          <select {...props}>
            <option value="">Choose…</option>
            <option>CH</option>
          </select>
        )}
      </SignupField>
    </SignupForm>,
  );
  const control = screen.getByLabelText('Country');
  expect(control).toBeRequired();
  expect(control).toHaveClass('mine');
  expect(control).toHaveAttribute('title', 'Where?');
  expect(ref.current).toBe(control);
  await userEvent.selectOptions(control, 'CH');
  expect(onChange).toHaveBeenCalledOnce();
  rerender(<p>Gone</p>);
  expect(ref.current).toBeNull();
});

test.each(['textarea', 'input'] as const)(
  'a %s of the app’s own gets the props of the field, and a ref that is a function',
  (Control) => {
    const ref = vi.fn<(control: Element | null) => void>();
    renderOnFake(
      <SignupForm>
        <SignupField name="custom_var1" label="Why" disabled required ref={ref}>
          {(props) => <Control {...props} />}
        </SignupField>
      </SignupForm>,
    );
    expect(screen.getByLabelText('Why')).toBeDisabled();
    expect(ref).toHaveBeenLastCalledWith(screen.getByLabelText('Why'));
  },
);

test('the e-mail field has a default label, any other field without a label is refused in development', () => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  renderOnFake(<SignupForm fields={<SignupField name="email" />} texts={{ email: 'Work e-mail' }} />);
  expect(screen.getByLabelText('Work e-mail')).toHaveAttribute('placeholder', 'you@example.com');
  const ui = (
    <SignupForm>
      <SignupField name="first_name" />
    </SignupForm>
  );
  expect(() => renderOnFake(ui)).toThrow('Give the field "first_name" one, such as label="First name".');
});

test('fields and children at once are refused in development, because only the fields would be rendered', () => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  const ui = (
    <SignupForm fields={<SignupField name="email" />}>
      <SignupField name="first_name" label="First name" />
    </SignupForm>
  );
  expect(() => renderOnFake(ui)).toThrow('SignupForm: fields and children are given.');
});

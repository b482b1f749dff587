import { screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { renderOnFake } from '../../testing.tsx';
import { SignupForm } from '../SignupForm/SignupForm.tsx';
import { SignupField } from './SignupField.tsx';

test('an id and a description of the app’s own: label, hint and message still find their field', async () => {
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

test('a control of the app’s own has them too', () => {
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

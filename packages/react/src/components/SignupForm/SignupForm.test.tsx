import { screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { createRef } from 'react';
import { expect, test, vi } from 'vitest';
import { leonard, renderWithPrefinery } from '../../testing.tsx';
import { SignupForm } from './SignupForm.tsx';

const answers = { getUser: null, addUser: leonard, recordFormImpression: undefined };

test('a person types an address, joins, and is told their place', async () => {
  const onSuccess = vi.fn<(user: unknown) => void>();
  const { calls } = renderWithPrefinery(<SignupForm onSuccess={onSuccess} />, answers);
  await userEvent.type(screen.getByLabelText('E-mail address'), leonard.email);
  await userEvent.click(screen.getByRole('button', { name: 'Join the waitlist' }));
  expect(await screen.findByRole('status')).toHaveTextContent('You are on the list. Number 2 in line.');
  expect(screen.queryByRole('textbox')).not.toBeInTheDocument();
  expect(calls).toContainEqual(['addUser', { email: leonard.email }, expect.any(Function)]);
  expect(onSuccess).toHaveBeenCalledExactlyOnceWith(leonard);
});

test('more fields go along by their names, empty ones do not', async () => {
  const { calls } = renderWithPrefinery(
    <SignupForm>
      <input name="first_name" aria-label="First name" />
      <input name="last_name" aria-label="Last name" />
    </SignupForm>,
    answers,
  );
  await userEvent.type(screen.getByLabelText('E-mail address'), leonard.email);
  await userEvent.type(screen.getByLabelText('First name'), 'Leonard{Enter}');
  await screen.findByText('You are on the list.');
  expect(calls).toContainEqual(['addUser', { email: leonard.email, first_name: 'Leonard' }, expect.any(Function)]);
});

test('a failure is read out, tied to the field, and keeps what was typed', async () => {
  const onError = vi.fn<(error: unknown) => void>();
  renderWithPrefinery(<SignupForm onError={onError} />, { ...answers, addUser: { error: 'Forbidden', status: 403 } });
  const field = screen.getByLabelText('E-mail address');
  await userEvent.type(field, `${leonard.email}{Enter}`);
  expect(await screen.findByRole('alert')).toHaveTextContent('may be on the list already');
  expect(field).toHaveValue(leonard.email);
  expect(field).toBeInvalid();
  expect(field).toHaveAccessibleDescription(/may be on the list already/);
  expect(onError).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ code: 'forbidden' }));
});

test('while it is under way a second submit is ignored', async () => {
  const { commands } = renderWithPrefinery(<SignupForm />, { getUser: null, recordFormImpression: undefined });
  await userEvent.type(screen.getByLabelText('E-mail address'), `${leonard.email}{Enter}`);
  await userEvent.click(await screen.findByRole('button', { name: 'Joining…' }));
  expect(commands().filter((command) => command === 'addUser')).toHaveLength(1);
});

test('many forms on a page are one impression', async () => {
  const forms = Array.from({ length: 5 }, (_, index) => <SignupForm key={index} />);
  const { commands } = renderWithPrefinery(forms, answers);
  await vi.waitFor(() => expect(commands()).toContain('recordFormImpression'));
  expect(commands().filter((command) => command === 'recordFormImpression')).toHaveLength(1);
  const ids = screen.getAllByLabelText('E-mail address').map((field) => field.id);
  expect(new Set(ids).size).toBe(5);
});

test('it is a form like any other: ref, class, attributes, its own submit handler, its own words', async () => {
  const ref = createRef<HTMLFormElement>();
  const onSubmit = vi.fn<(event: { preventDefault: () => void }) => void>((event) => event.preventDefault());
  const { commands } = renderWithPrefinery(
    <SignupForm ref={ref} className="mine" id="join" onSubmit={onSubmit} texts={{ submit: 'Count me in' }} />,
    answers,
  );
  expect(ref.current).toHaveClass('mine');
  expect(ref.current?.id).toBe('join');
  await userEvent.type(screen.getByLabelText('E-mail address'), leonard.email);
  await userEvent.click(screen.getByRole('button', { name: 'Count me in' }));
  expect(onSubmit).toHaveBeenCalledOnce();
  expect(commands()).not.toContain('addUser');
});

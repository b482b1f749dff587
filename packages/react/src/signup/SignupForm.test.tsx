import type { FakeVendor } from '@prefinery-kit/core/testing';
import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { createRef } from 'react';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { useUser } from '../visitor/useUser.ts';
import { blocked, leonard, renderOnFake, renderWithPrefinery, signed } from '../../test/fake.tsx';
import { SignupField } from './SignupField.tsx';
import { SignupForm } from './SignupForm.tsx';

const { href } = location;
afterEach(() => history.replaceState(null, '', href));

const answers = { getUser: null, addUser: leonard, recordFormImpression: undefined };

test('a visitor types an address, joins, and sees their place on the list', async () => {
  const onSuccess = vi.fn<(user: unknown) => void>();
  const { calls } = renderWithPrefinery(<SignupForm onSuccess={onSuccess} />, answers);
  await userEvent.type(screen.getByLabelText('E-mail address'), leonard.email);
  await userEvent.click(screen.getByRole('button', { name: 'Join the waitlist' }));
  expect(await screen.findByRole('status')).toHaveTextContent('You are on the list. Number 2 in line.');
  expect(screen.queryByRole('textbox')).not.toBeInTheDocument();
  expect(calls).toContainEqual(['addUser', { email: leonard.email }, expect.any(Function)]);
  expect(onSuccess).toHaveBeenCalledExactlyOnceWith(expect.objectContaining(leonard));
});

test('more fields are sent by their names, empty ones are not', async () => {
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

test('a failure is read out, describes the field, and keeps typed input', async () => {
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

test('a second submit while a signup is in flight is ignored', async () => {
  const { commands } = renderWithPrefinery(<SignupForm />, { getUser: null, recordFormImpression: undefined });
  await userEvent.type(screen.getByLabelText('E-mail address'), `${leonard.email}{Enter}`);
  await userEvent.click(await screen.findByRole('button', { name: 'Joining…' }));
  expect(commands().filter((command) => command === 'addUser')).toHaveLength(1);
});

test('many forms on a page are recorded as one impression', async () => {
  const forms = Array.from({ length: 5 }, (_, index) => <SignupForm key={index} />);
  const { commands } = renderWithPrefinery(forms, answers);
  await vi.waitFor(() => expect(commands()).toContain('recordFormImpression'));
  expect(commands().filter((command) => command === 'recordFormImpression')).toHaveLength(1);
  const ids = screen.getAllByLabelText('E-mail address').map((field) => field.id);
  expect(new Set(ids).size).toBe(5);
});

test('the form takes ref, class, attributes, a submit handler and texts of the app', async () => {
  const ref = createRef<HTMLFormElement>();
  const onSubmit = vi.fn<(event: { preventDefault: () => void }) => void>((event) => event.preventDefault());
  const onClick = vi.fn<() => void>();
  const { commands } = renderWithPrefinery(
    <SignupForm
      ref={ref}
      className="mine"
      id="join"
      onSubmit={onSubmit}
      onClick={onClick}
      texts={{ submit: 'Count me in' }}
    />,
    answers,
  );
  expect(ref.current).toHaveClass('mine');
  expect(ref.current?.id).toBe('join');
  await userEvent.type(screen.getByLabelText('E-mail address'), leonard.email);
  await userEvent.click(screen.getByRole('button', { name: 'Count me in' }));
  expect(onSubmit).toHaveBeenCalledOnce();
  expect(onClick).toHaveBeenCalled();
  expect(commands()).not.toContain('addUser');
});

test('`fields` sets the order, with controls and names of the app', async () => {
  const { calls, container } = renderWithPrefinery(
    <SignupForm
      variables={{ company: 'custom_var1' }}
      fields={
        <>
          <SignupField name="country" label="Country">
            {(props) => (
              <select {...props}>
                <option value="">Choose…</option>
                <option value="CH">Switzerland</option>
              </select>
            )}
          </SignupField>
          <SignupField name="company" label="Company" />
          <SignupField name="email" label="Work e-mail" className="mine" />
        </>
      }
    />,
    answers,
  );
  const labels = [...container.querySelectorAll('label')].map(({ textContent }) => textContent);
  expect(labels).toEqual(['Country', 'Company', 'Work e-mail']);
  expect(screen.getByLabelText('Country')).toHaveAttribute('autocomplete', 'country');
  expect(screen.getByLabelText('Work e-mail')).toHaveClass('mine');
  await userEvent.selectOptions(screen.getByLabelText('Country'), 'CH');
  await userEvent.type(screen.getByLabelText('Company'), 'Caltech');
  await userEvent.type(screen.getByLabelText('Work e-mail'), `${leonard.email}{Enter}`);
  await screen.findByText('You are on the list.');
  const sent = { email: leonard.email, country: 'CH', custom_var1: 'Caltech' };
  expect(calls).toContainEqual(['addUser', sent, expect.any(Function)]);
});

test('a field outside of a form throws an error that names SignupForm', () => {
  vi.spyOn(console, 'error').mockImplementation(() => {});
  const stray = () => renderWithPrefinery(<SignupField name="city" label="City" />, answers);
  expect(stray).toThrow(
    expect.objectContaining({ code: 'no_provider', message: expect.stringMatching(/SignupField: .* <SignupForm>/) }),
  );
});

test('validation messages are below their fields', async () => {
  const { commands } = renderWithPrefinery(
    <SignupForm agreement="I have read the small print.">
      <SignupField name="first_name" label="First name" required />
      <SignupField name="city" label="City" pattern="P.*" />
    </SignupForm>,
    answers,
  );
  await userEvent.type(screen.getByLabelText('City'), 'Omaha');
  await userEvent.click(screen.getByRole('button'));
  const email = screen.getByLabelText('E-mail address');
  expect(email).toHaveFocus();
  expect(email).toHaveAccessibleDescription(/Enter your e-mail address, such as/);
  expect(screen.getByLabelText('First name')).toHaveAccessibleDescription('Please fill this in.');
  expect(screen.getByLabelText('City')).toBeInvalid();
  const agreement = screen.getByRole('checkbox', { name: 'I have read the small print.' });
  expect(agreement).toHaveAccessibleDescription('Please agree to this first.');
  await userEvent.click(agreement);
  expect(agreement).toHaveAccessibleDescription('');
  expect(agreement).toBeValid();
  expect(commands()).not.toContain('addUser');
});

test('validation messages can be texts of the app', async () => {
  renderWithPrefinery(<SignupForm texts={{ invalid: ({ name, reason }) => `${name}: ${reason}!` }} />, answers);
  await userEvent.click(screen.getByRole('button'));
  expect(await screen.findByText('email: valueMissing!')).toBeVisible();
});

test('the agreement is required, and not sent', async () => {
  const { calls, commands } = renderWithPrefinery(<SignupForm agreement="I agree." />, answers);
  await userEvent.type(screen.getByLabelText('E-mail address'), `${leonard.email}{Enter}`);
  expect(screen.getByRole('checkbox')).toHaveFocus();
  expect(commands()).not.toContain('addUser');
  await userEvent.click(screen.getByLabelText('I agree.'));
  await userEvent.click(screen.getByRole('button'));
  await screen.findByText('You are on the list.');
  expect(calls).toContainEqual(['addUser', { email: leonard.email }, expect.any(Function)]);
});

test('the honeypot is hidden and not reachable by keyboard, and a signup that fills it is stopped', async () => {
  const onError = vi.fn<(error: unknown) => void>();
  const { container, commands } = renderWithPrefinery(<SignupForm honeypot="website" onError={onError} />, answers);
  const trap = container.querySelector<HTMLInputElement>('[name=website]');
  expect(trap).not.toBeVisible();
  expect(trap).toHaveAttribute('tabindex', '-1');
  expect(trap?.type).toBe('text');
  // Password managers ignore it.
  for (const name of ['data-1p-ignore', 'data-lpignore', 'data-bwignore', 'data-form-type']) {
    expect(trap).toHaveAttribute(name);
  }
  if (trap) trap.value = 'https://buy.example';
  await userEvent.type(screen.getByLabelText('E-mail address'), `${leonard.email}{Enter}`);
  await vi.waitFor(() =>
    expect(onError).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ code: 'honeypot' })),
  );
  expect(commands()).not.toContain('addUser');
  if (trap) trap.value = '';
  await userEvent.click(screen.getByRole('button'));
  expect(await screen.findByText('You are on the list.')).toBeVisible();
});

test('the `success` slot takes the place of the form, and its reset brings the form back', async () => {
  renderWithPrefinery(
    <SignupForm
      success={(user, reset) => (
        <>
          <h2>Hello {user.referral_code}</h2>
          <button onClick={reset}>Add another</button>
        </>
      )}
    />,
    answers,
  );
  await userEvent.type(screen.getByLabelText('E-mail address'), `${leonard.email}{Enter}`);
  const region = screen.getByRole('status');
  expect(await screen.findByRole('heading', { name: 'Hello leonard981' })).toBeVisible();
  expect(screen.getByRole('status')).toBe(region);
  await userEvent.click(screen.getByRole('button', { name: 'Add another' }));
  expect(screen.getByLabelText('E-mail address')).toHaveValue('');
});

test('an address that is on the list already gets a message of its own, without data of that user', async () => {
  const { fake, container } = renderOnFake(<SignupForm />);
  await userEvent.type(screen.getByLabelText('E-mail address'), `${leonard.email}{Enter}`);
  expect(await screen.findByRole('alert')).toHaveTextContent('may be on the list already');
  expect(container).not.toHaveTextContent(/leonard/);
  expect(fake.session).toBeNull();
});

test('a script that loads on the second submit also reads the user', async () => {
  const Name = () => {
    const { data: user, error } = useUser();
    return <p>{user?.email ?? error?.code}</p>;
  };
  const page = (
    <>
      <Name />
      <SignupForm action={false} />
    </>
  );
  const { fake, commands } = renderOnFake(page, { session: leonard.email }, {}, blocked);
  expect(await screen.findByText('script_failed')).toBeVisible();
  fake.fault('script', null);
  await userEvent.type(screen.getByLabelText('E-mail address'), 'sheldon@bigbangtheory.com{Enter}');
  expect(await screen.findByText(leonard.email)).toBeVisible();
  expect(await screen.findByRole('alert')).toHaveTextContent('may be on the list already');
  expect(commands().toSorted()).toEqual(['addUser', 'getUser', 'recordFormImpression']);
});

test('hidden inputs of the app override the landing data of the kit', async () => {
  history.replaceState(null, '', '?utm_source=Facebook&utm_medium=cpc');
  const { calls } = renderWithPrefinery(
    <SignupForm>
      <input type="hidden" name="utm_source" value="newsletter" />
      <input type="hidden" name="utm_campaign" value="spring" />
      <input type="hidden" name="referrer" value="https://www.caltech.edu" />
      <input type="hidden" name="referral_token" value="amy42" />
    </SignupForm>,
    answers,
  );
  history.replaceState(null, '', '?');
  await userEvent.type(screen.getByLabelText('E-mail address'), `${leonard.email}{Enter}`);
  await screen.findByText('You are on the list.');
  const own = { utm_source: 'newsletter', utm_campaign: 'spring', http_referrer: 'https://www.caltech.edu' };
  const sent = { email: leonard.email, utm_medium: 'cpc', ...own, referred_by: 'amy42' };
  expect(calls).toContainEqual(['addUser', sent, expect.any(Function)]);
});

test('the focus moves to the success message, and after a reset to the address', async () => {
  renderWithPrefinery(<SignupForm success={(_, reset) => <button onClick={reset}>Add another</button>} />, answers);
  expect(document.body).toHaveFocus();
  await userEvent.type(screen.getByLabelText('E-mail address'), `${leonard.email}{Enter}`);
  const again = await screen.findByRole('button', { name: 'Add another' });
  expect(screen.getByRole('status')).toHaveFocus();
  await userEvent.tab();
  expect(again).toHaveFocus();
  await userEvent.keyboard('{Enter}');
  expect(screen.getByLabelText('E-mail address')).toHaveFocus();
});

test('a focus that has moved elsewhere while the signup is in flight stays there', async () => {
  let again: () => void = () => undefined;
  renderWithPrefinery(
    <>
      <SignupForm
        success={(_, reset) => {
          again = reset;
          return 'Welcome';
        }}
      />
      <button>Elsewhere</button>
    </>,
    answers,
  );
  await userEvent.type(screen.getByLabelText('E-mail address'), leonard.email);
  fireEvent.submit(screen.getByLabelText('E-mail address'));
  const elsewhere = screen.getByRole('button', { name: 'Elsewhere' });
  elsewhere.focus();
  expect(await screen.findByText('Welcome')).toBeVisible();
  expect(elsewhere).toHaveFocus();
  act(() => again());
  expect(screen.getByLabelText('E-mail address')).toBeVisible();
  expect(elsewhere).toHaveFocus();
});

test('a form that the browser posts says so, marks no field as invalid, and can be sent again', async () => {
  const submit = vi.spyOn(HTMLFormElement.prototype, 'submit').mockReturnValue();
  const onError = vi.fn<() => void>();
  renderOnFake(<SignupForm onError={onError} />, {}, { consent: 'denied' });
  await userEvent.type(screen.getByLabelText('E-mail address'), `${leonard.email}{Enter}`);
  await vi.waitFor(() => expect(screen.getByRole('status')).toHaveTextContent('taking you to the next page'));
  expect(screen.getByRole('status').closest('form')).toHaveAttribute('data-state', 'posted');
  expect(screen.getByRole('alert')).toBeEmptyDOMElement();
  expect(screen.getByLabelText('E-mail address')).toBeValid();
  await userEvent.click(screen.getByRole('button', { name: 'Join the waitlist' }));
  await vi.waitFor(() => expect(submit).toHaveBeenCalledTimes(2));
  expect(onError).not.toHaveBeenCalled();
});

describe('for a user who has joined before', () => {
  const session = leonard.email;

  test('the success message takes the place of the form when the page is loaded again', async () => {
    renderOnFake(<SignupForm />, { session });
    expect(await screen.findByText('You are on the list.')).toBeVisible();
    expect(screen.getByText(/^Number 1 in line/, { exact: false })).toBeVisible();
    expect(screen.queryByRole('textbox')).not.toBeInTheDocument();
  });

  test('`reset` brings the form back for good', async () => {
    renderOnFake(<SignupForm success={(_, reset) => <button onClick={reset}>Next, please</button>} />, { session });
    await userEvent.click(await screen.findByRole('button', { name: 'Next, please' }));
    await userEvent.type(screen.getByRole('textbox'), 'penny@bigbangtheory.com{Enter}');
    await userEvent.click(await screen.findByRole('button', { name: 'Next, please' }));
    expect(screen.getByRole('textbox')).toBeVisible();
  });

  test('a form that is being filled in stays', async () => {
    const late = (fake: FakeVendor) => fake.fault('getUser', 'late');
    const { fake } = renderOnFake(<SignupForm />, { session }, {}, late);
    await waitFor(() => expect(fake.calls).not.toEqual([]));
    await userEvent.type(screen.getByRole('textbox'), 'penny@');
    act(() => fake.release());
    await waitFor(() => expect(screen.getByRole('textbox')).toHaveValue('penny@'));
    expect(screen.queryByText('You are on the list.')).toBeNull();
  });

  test('the focus moves to the success message', async () => {
    const late = (fake: FakeVendor) => fake.fault('getUser', 'late');
    const { fake } = renderOnFake(<SignupForm />, { session }, {}, late);
    await waitFor(() => expect(fake.calls.map(({ command }) => command)).toContain('getUser'));
    screen.getByRole('textbox').focus();
    act(() => fake.release());
    await screen.findByText('You are on the list.');
    expect(screen.getByRole('status')).toHaveFocus();
  });

  test('after a log-out the form is back', async () => {
    const { again } = renderOnFake(<SignupForm />, {}, { identity: signed(leonard.email) });
    expect(await screen.findByText('You are on the list.')).toBeVisible();
    again({ identity: null });
    expect(await screen.findByRole('textbox')).toBeVisible();
  });
});

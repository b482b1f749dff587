import { createPrefinery, type NewUser } from '@prefinery-kit/core';
import { createFakeVendor, type FakeFault, resetPage } from '@prefinery-kit/core/testing';
import { act, fireEvent, render, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { type ReactNode, StrictMode } from 'react';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { PrefineryProvider } from '../provider/PrefineryProvider.tsx';
import { blocked, leonard, renderOnFake } from '../../test/fake.tsx';
import { useSignupForm, type UseSignupFormOptions } from './useSignupForm.ts';

/** A form with the app's own markup, as in the hook's example. */
function OwnForm(options: UseSignupFormOptions) {
  const form = useSignupForm(options);
  const { status, user, error, reset, formProps, hiddenProps, labelProps, fieldProps, errorProps, invalidOf } = form;
  return (
    <form {...formProps} aria-label="Join">
      {hiddenProps.map((props) => (
        <input key={props.name} {...props} />
      ))}
      <label htmlFor={labelProps('company').htmlFor}>Company</label>
      <input {...fieldProps('company')} required minLength={3} />
      <p {...errorProps('company')}>{invalidOf('company')?.reason}</p>
      <label htmlFor={labelProps('email').htmlFor}>E-mail</label>
      <input {...fieldProps('email')} />
      <p {...errorProps('email')}>{invalidOf('email')?.reason}</p>
      <input name="first_name" aria-label="First name" />
      <button>Join</button>
      <button type="button" onClick={reset}>
        Again
      </button>
      <p {...errorProps()}>{error && `${error.code}: ${error.message}`}</p>
      <output>{`${status} ${user?.email ?? 'nobody'}`}</output>
    </form>
  );
}

const variables = { company: 'custom_var1' } as const;
const penny = 'penny@bigbangtheory.com';

let posted: Record<string, unknown>[];
beforeEach(() => {
  posted = [];
  // jsdom does not navigate: this records what a browser would post.
  vi.spyOn(HTMLFormElement.prototype, 'submit').mockImplementation(function (this: HTMLFormElement) {
    posted.push(Object.fromEntries(new FormData(this)));
  });
});
const { href } = location;
afterEach(() => {
  vi.useRealTimers();
  history.replaceState(null, '', href);
});

async function fill(): Promise<void> {
  await userEvent.type(screen.getByLabelText('Company'), 'Cheesecake Factory');
  await userEvent.type(screen.getByLabelText('E-mail'), penny);
  await userEvent.type(screen.getByLabelText('First name'), 'Penny');
}
const press = (name: string) => userEvent.click(screen.getByRole('button', { name }));
const output = () => screen.getByRole('status').textContent;
const all = { email: penny, custom_var1: 'Cheesecake Factory', first_name: 'Penny' };
const sent = (calls: { command: string; data: unknown }[]) =>
  calls.filter(({ command }) => command === 'addUser').map(({ data }) => data);

test('fields are sent by the vendor’s names, from plain names, raw names and names of the app', async () => {
  const { fake } = renderOnFake(<OwnForm variables={variables} />);
  await fill();
  await press('Join');
  await vi.waitFor(() => expect(output()).toBe(`success ${penny}`));
  expect(sent(fake.calls)).toEqual([all]);
  expect(posted).toEqual([]);
});

test('the landing data survives a router that rewrites the address at once', async () => {
  resetPage();
  history.replaceState(null, '', `?r=${leonard.referral_code}&utm_source=Facebook&utm_term=physics`);
  const client = createPrefinery({ project: 'abcd1234' });
  history.replaceState(null, '', '/elsewhere');
  const vendor = createFakeVendor({ users: [leonard] });
  Object.assign(window, { prefinery: vendor.vendor });
  render(
    <StrictMode>
      <PrefineryProvider client={client}>
        <OwnForm variables={variables} />
      </PrefineryProvider>
    </StrictMode>,
  );
  await fill();
  await press('Join');
  await vi.waitFor(() => expect(output()).toBe(`success ${penny}`));
  expect(sent(vendor.calls)).toEqual([
    { ...all, utm_source: 'Facebook', utm_term: 'physics', referred_by: leonard.referral_code },
  ]);
  expect(new FormData(screen.getByRole('form')).get('referral_token')).toBe(leonard.referral_code);
});

test('`beforeSubmit` can return other data, and the form is pending in the meantime', async () => {
  let go = () => {};
  const beforeSubmit = vi.fn(async (data: NewUser) => {
    await new Promise<void>((resolve) => (go = resolve));
    return { ...data, custom_var3: 'a token' };
  });
  const { fake } = renderOnFake(<OwnForm variables={variables} beforeSubmit={beforeSubmit} />);
  await fill();
  await press('Join');
  await vi.waitFor(() => expect(output()).toBe('pending nobody'));
  await press('Join');
  go();
  await vi.waitFor(() => expect(output()).toBe(`success ${penny}`));
  expect(beforeSubmit).toHaveBeenCalledExactlyOnceWith(all);
  expect(sent(fake.calls)).toEqual([{ ...all, custom_var3: 'a token' }]);
});

test('`beforeSubmit` that returns nothing goes on, and false cancels without an error', async () => {
  const answers = [false, undefined] as const;
  const beforeSubmit = vi.fn<() => false | undefined>();
  for (const answer of answers) beforeSubmit.mockReturnValueOnce(answer);
  const onError = vi.fn<() => void>();
  const onSuccess = vi.fn<() => void>();
  const { fake } = renderOnFake(<OwnForm {...{ variables, beforeSubmit, onError, onSuccess }} />);
  await fill();
  await press('Join');
  await vi.waitFor(() => expect(beforeSubmit).toHaveBeenCalledOnce());
  await vi.waitFor(() => expect(output()).toBe('idle nobody'));
  expect(sent(fake.calls)).toEqual([]);
  expect(onSuccess).not.toHaveBeenCalled();
  await press('Join');
  await vi.waitFor(() => expect(output()).toBe(`success ${penny}`));
  expect(onSuccess).toHaveBeenCalledOnce();
  expect(onError).not.toHaveBeenCalled();
});

test('`beforeSubmit` that throws is an error of the form, and nothing is sent', async () => {
  const cause = new Error('The captcha said no.');
  const onError = vi.fn<(error: unknown) => void>();
  const beforeSubmit = () => Promise.reject(cause);
  const { fake } = renderOnFake(<OwnForm {...{ variables, beforeSubmit, onError }} />);
  await fill();
  await press('Join');
  expect(await screen.findByText(/The captcha said no/)).toHaveRole('alert');
  expect(onError).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ code: 'rejected', cause }));
  expect(sent(fake.calls)).toEqual([]);
});

test('with a blocked script the browser posts the form', async () => {
  const told = vi.fn<() => void>();
  renderOnFake(<OwnForm variables={variables} onError={told} onSuccess={told} />, {}, {}, blocked);
  await fill();
  await press('Join');
  await vi.waitFor(() => expect(output()).toBe('posted nobody'));
  expect(posted).toEqual([
    expect.objectContaining({
      'user[profile][email]': penny,
      'user[profile][custom_var1]': 'Cheesecake Factory',
      referral_token: '',
    }),
  ]);
  // A visitor who stopped the browser can submit again. The script has failed already, so it is posted at once.
  await press('Join');
  await vi.waitFor(() => expect(posted).toHaveLength(2));
  await vi.waitFor(() => expect(output()).toBe('posted nobody'));
  // Whether they joined is not known here, so neither success nor failure is shown.
  expect(told).not.toHaveBeenCalled();
  expect(screen.getByRole('alert')).toBeEmptyDOMElement();
});

test.each([
  ['a page from the back/forward cache', async () => void window.dispatchEvent(new Event('pageshow'))],
  ['a reset', () => press('Again')],
])('a form that was posted is reset by %s', async (_, comeBack) => {
  renderOnFake(<OwnForm variables={variables} />, {}, { consent: 'denied' });
  await fill();
  await press('Join');
  await vi.waitFor(() => expect(output()).toBe('posted nobody'));
  await comeBack();
  await vi.waitFor(() => expect(output()).toBe('idle nobody'));
  expect(screen.getByLabelText('E-mail')).toHaveValue(penny);
});

test.each<[string, boolean, FakeFault]>([
  ['forbidden', true, { answer: { error: 'Forbidden', status: 403 } }],
  ['rejected', false, { answer: { error: 'Out of order', status: 500 } }],
  ['timeout', false, 'silent'],
])('only a failure because of the address marks it as invalid: %s', async (code, isInvalid, fault) => {
  const { fake } = renderOnFake(<OwnForm variables={variables} />, {}, { timeout: 50 });
  fake.fault('addUser', fault);
  await fill();
  await press('Join');
  expect(await screen.findByText(new RegExp(`^${code}`))).toHaveRole('alert');
  expect(screen.getByLabelText('E-mail')).toHaveAttribute('aria-invalid', String(isInvalid));
});

test('a signup that was refused, or may have been sent, is not posted', async () => {
  const { fake } = renderOnFake(<OwnForm variables={variables} />, {}, { timeout: 50 });
  fake.fault('addUser', { answer: { error: 'Forbidden', status: 403 } });
  await fill();
  await press('Join');
  expect(await screen.findByText(/forbidden/)).toHaveRole('alert');
  fake.fault('addUser', 'silent');
  await press('Join');
  expect(await screen.findByText(/timeout/)).toHaveRole('alert');
  expect(posted).toEqual([]);
});

test('while the client is disabled the browser posts the form', async () => {
  renderOnFake(<OwnForm variables={variables} />, {}, { consent: 'denied' });
  await fill();
  await press('Join');
  await vi.waitFor(() => expect(posted).toHaveLength(1));
});

test('`action: false` makes a blocked script an error, and a retry sends the signup', async () => {
  const { fake } = renderOnFake(<OwnForm variables={variables} action={false} />);
  fake.fault('script', 'blocked');
  await fill();
  await press('Join');
  expect(await screen.findByText(/script_failed/)).toHaveRole('alert');
  expect(posted).toEqual([]);
  expect(screen.getByRole('form')).not.toHaveAttribute('action');
  fake.fault('script', null);
  await press('Join');
  await vi.waitFor(() => expect(output()).toBe(`success ${penny}`));
});

test('validation messages are in the page, described by their fields, until the value is changed', async () => {
  const { fake } = renderOnFake(<OwnForm variables={variables} />);
  const [company, email] = [screen.getByLabelText('Company'), screen.getByLabelText('E-mail')];
  await press('Join');
  expect(company).toHaveFocus();
  expect(company).toBeInvalid();
  expect(company).toHaveAccessibleDescription('valueMissing');
  expect(email).toHaveAccessibleDescription(/valueMissing/);
  await userEvent.type(company, 'Cheesecake Factory');
  expect(company).toBeValid();
  expect(company).toHaveAccessibleDescription('');
  await userEvent.type(email, 'penny');
  await press('Join');
  expect(email).toHaveFocus();
  expect(email).toHaveAccessibleDescription(/typeMismatch/);
  expect(company).toBeValid();
  expect(sent(fake.calls)).toEqual([]);
});

test('after a signup a second submit sends nothing, until the form is reset', async () => {
  const { fake } = renderOnFake(<OwnForm variables={variables} />);
  await fill();
  await press('Join');
  await vi.waitFor(() => expect(output()).toBe(`success ${penny}`));
  await press('Join');
  expect(sent(fake.calls)).toHaveLength(1);
  await press('Again');
  expect(output()).toBe('idle nobody');
  await press('Join');
  await vi.waitFor(() => expect(output()).toBe(`success ${penny}`));
  expect(sent(fake.calls)).toHaveLength(2);
});

describe('the data of a form, as the browser submits it', () => {
  const named = { custom: 'custom_var1', interests: 'custom_var2' } as const;

  /** Every kind of control, each with a name. */
  function ManyControls({ children }: { children?: ReactNode }) {
    const { formProps, fieldProps, status, user } = useSignupForm({ variables: named });
    return (
      <form {...formProps} aria-label="Join">
        <input {...fieldProps('email')} defaultValue={penny} />
        {children}
        <output>{`${status} ${user?.email ?? 'nobody'}`}</output>
      </form>
    );
  }

  test.each<{ what: string; controls: ReactNode; expected: object }>([
    {
      what: 'the submit button',
      controls: (
        <button name="custom" value="designer">
          Join
        </button>
      ),
      expected: { custom_var1: 'designer' },
    },
    {
      what: 'the submit button of two',
      controls: (
        <>
          <button name="custom" value="developer">
            As a developer
          </button>
          <button name="custom" value="designer">
            Join
          </button>
        </>
      ),
      expected: { custom_var1: 'designer' },
    },
    {
      what: 'an input of type submit',
      controls: <input type="submit" name="custom" value="Join" />,
      expected: { custom_var1: 'Join' },
    },
    {
      what: 'checkboxes with the same name',
      controls: (
        <>
          <input type="checkbox" name="interests" value="design" defaultChecked />
          <input type="checkbox" name="interests" value="code" />
          <input type="checkbox" name="interests" value="maths" defaultChecked />
        </>
      ),
      expected: { custom_var2: 'design, maths' },
    },
    {
      what: 'a multiple select, with a name in []',
      controls: (
        <select multiple name="interests[]" defaultValue={['a', 'c']} aria-label="Interests">
          <option>a</option>
          <option>b</option>
          <option>c</option>
        </select>
      ),
      expected: { custom_var2: 'a, c' },
    },
    {
      what: 'a raw name in []',
      controls: <input name="user[profile][custom_var3][]" defaultValue="x" aria-label="x" />,
      expected: { custom_var3: 'x' },
    },
    {
      what: 'radio buttons',
      controls: (
        <>
          <input type="radio" name="custom" value="one" />
          <input type="radio" name="custom" value="two" defaultChecked />
        </>
      ),
      expected: { custom_var1: 'two' },
    },
    {
      what: 'a textarea',
      controls: <textarea name="custom" defaultValue={'a\nb'} aria-label="t" />,
      expected: { custom_var1: 'a\nb' },
    },
    {
      what: 'a number and a date',
      controls: (
        <>
          <input type="number" name="custom" defaultValue="7" aria-label="n" />
          <input type="date" name="interests" defaultValue="2026-11-26" aria-label="d" />
        </>
      ),
      expected: { custom_var1: '7', custom_var2: '2026-11-26' },
    },
    {
      what: 'no file, and no disabled control',
      controls: (
        <>
          <input type="file" name="custom" aria-label="f" />
          <input name="interests" defaultValue="x" disabled aria-label="o" />
        </>
      ),
      expected: {},
    },
    {
      what: 'a field named like a property of Object.prototype',
      controls: <input name="constructor" defaultValue="x" aria-label="c" />,
      expected: { constructor: 'x' },
    },
  ])('$what', async ({ controls, expected }) => {
    const { fake } = renderOnFake(
      <ManyControls>
        {controls}
        <button>Join</button>
      </ManyControls>,
    );
    await userEvent.click(screen.getAllByRole('button', { name: 'Join' })[0] ?? document.body);
    await vi.waitFor(() => expect(output()).toBe(`success ${penny}`));
    expect(sent(fake.calls)).toEqual([{ email: penny, ...expected }]);
  });

  test('a field that was autofilled without an event has no message while it is sent', async () => {
    const { fake } = renderOnFake(<OwnForm variables={variables} />);
    fake.fault('addUser', 'silent');
    await press('Join');
    const [company, email] = [screen.getByLabelText('Company'), screen.getByLabelText('E-mail')];
    expect(email).toHaveAccessibleDescription(/valueMissing/);
    // As autofill of Chrome on iOS does it.
    if (company instanceof HTMLInputElement) company.value = 'Cheesecake Factory';
    await press('Join');
    expect(company).toBeValid();
    expect(company).toHaveAccessibleDescription('');
    expect(email).toHaveFocus();
    if (email instanceof HTMLInputElement) email.value = penny;
    await press('Join');
    await vi.waitFor(() => expect(output()).toBe('pending nobody'));
    expect(email).toHaveAccessibleDescription(/^\s*$/);
    expect(email).toBeValid();
  });
});

test('two submits after a reset while a signup is in flight send one more signup, after the first', async () => {
  const onSuccess = vi.fn<() => void>();
  const { fake } = renderOnFake(<OwnForm variables={variables} onSuccess={onSuccess} />);
  fake.fault('addUser', 'late');
  await fill();
  await press('Join');
  await vi.waitFor(() => expect(sent(fake.calls)).toHaveLength(1));
  await press('Again');
  fake.fault('addUser', 'silent');
  await press('Join');
  // The second signup starts when the first is over.
  expect(sent(fake.calls)).toHaveLength(1);
  fake.release();
  await vi.waitFor(() => expect(sent(fake.calls)).toHaveLength(2));
  expect(onSuccess).toHaveBeenCalledOnce();
  await press('Join');
  // The visitor has joined with this address by the first one.
  expect(output()).toBe(`success ${penny}`);
  expect(sent(fake.calls)).toHaveLength(2);
});

describe('a form that the browser posts is watched until the page is left', () => {
  const violation = (effectiveDirective: string, disposition: string) =>
    document.dispatchEvent(
      Object.assign(new Event('securitypolicyviolation'), {
        effectiveDirective,
        disposition,
        blockedURI: 'https://i.prefinery.com',
      }),
    );

  test('a policy that stops the form post is an error with code post_blocked, and typed input stays', async () => {
    const onError = vi.fn<(error: unknown) => void>();
    renderOnFake(<OwnForm variables={variables} onError={onError} />, {}, {}, blocked);
    await fill();
    await press('Join');
    await vi.waitFor(() => expect(output()).toBe('posted nobody'));
    violation('script-src-elem', 'enforce');
    violation('form-action', 'report');
    expect(output()).toBe('posted nobody');
    act(() => void violation('form-action', 'enforce'));
    expect(output()).toBe('error nobody');
    expect(screen.getByRole('alert')).toHaveTextContent(
      /^post_blocked: .*add https:\/\/i\.prefinery\.com to form-action/,
    );
    expect(onError).toHaveBeenCalledExactlyOnceWith(
      expect.objectContaining({ code: 'post_blocked', command: 'addUser' }),
    );
    expect(screen.getByLabelText('E-mail')).toHaveValue(penny);
    expect(screen.getByLabelText('E-mail')).toBeValid();
    // Retries are not limited.
    await press('Join');
    await vi.waitFor(() => expect(output()).toBe('posted nobody'));
    await press('Again');
    act(() => void violation('form-action', 'enforce'));
    expect(output()).toBe('idle nobody');
    expect(posted).toHaveLength(2);
  });

  test('a page that has not started to leave after some seconds is an error', async () => {
    vi.useFakeTimers({ shouldAdvanceTime: true });
    const onError = vi.fn<(error: unknown) => void>();
    renderOnFake(<OwnForm variables={variables} onError={onError} />, {}, { consent: 'denied' });
    fireEvent.input(screen.getByLabelText('E-mail'), { target: { value: penny } });
    fireEvent.submit(screen.getByRole('form'));
    await vi.waitFor(() => expect(output()).toBe('posted nobody'));
    await act(() => vi.advanceTimersByTimeAsync(8000));
    expect(output()).toBe('error nobody');
    expect(onError).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ code: 'post_blocked' }));
    // Once it has started to leave, the browser shows how long the next page takes.
    fireEvent.submit(screen.getByRole('form'));
    await vi.waitFor(() => expect(output()).toBe('posted nobody'));
    window.dispatchEvent(new Event('beforeunload'));
    await act(() => vi.advanceTimersByTimeAsync(60_000));
    expect(output()).toBe('posted nobody');
    vi.useRealTimers();
  });

  test('the browser posts the form after the first failed try of the script', async () => {
    vi.useFakeTimers({ shouldAdvanceTime: true });
    resetPage();
    const client = createPrefinery({ project: 'abcd1234' });
    render(
      <PrefineryProvider client={client}>
        <OwnForm variables={variables} />
      </PrefineryProvider>,
    );
    // The host accepts the connection and never answers.
    await act(() => vi.advanceTimersByTimeAsync(500));
    fireEvent.input(screen.getByLabelText('E-mail'), { target: { value: penny } });
    fireEvent.submit(screen.getByRole('form'));
    await act(() => vi.advanceTimersByTimeAsync(7000));
    expect([output(), posted]).toEqual(['pending nobody', []]);
    await act(() => vi.advanceTimersByTimeAsync(600));
    expect([output(), posted.length]).toEqual(['posted nobody', 1]);
    vi.useRealTimers();
    resetPage();
  });

  test('a form that is removed while the script fails is not posted: the signup waits for the retries', async () => {
    vi.useFakeTimers({ shouldAdvanceTime: true });
    resetPage();
    const onSuccess = vi.fn<(user: unknown) => void>();
    const onError = vi.fn<(error: unknown) => void>();
    const page = (form: ReactNode) => <PrefineryProvider project="abcd1234">{form}</PrefineryProvider>;
    const { rerender } = render(page(<OwnForm {...{ variables, onSuccess, onError }} />));
    fireEvent.input(screen.getByLabelText('E-mail'), { target: { value: penny } });
    fireEvent.submit(screen.getByRole('form'));
    // The visitor closes the dialog around it.
    rerender(page(null));
    await act(() => vi.advanceTimersByTimeAsync(8300));
    Object.assign(window, { prefinery: createFakeVendor().vendor });
    document.querySelector('script[src*="/widget/v2/"]')?.dispatchEvent(new Event('load'));
    await vi.waitFor(() => expect(onSuccess).toHaveBeenCalledWith(expect.objectContaining({ email: penny })));
    await act(() => vi.advanceTimersByTimeAsync(8000));
    expect(onError).not.toHaveBeenCalled();
    expect(posted).toEqual([]);
    vi.useRealTimers();
    resetPage();
  });

  test('while offline nothing is posted, because the browser’s error page would replace typed input', async () => {
    vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false);
    renderOnFake(<OwnForm variables={variables} />, {}, {}, blocked);
    await fill();
    await press('Join');
    await vi.waitFor(() => expect(output()).toBe('error nobody'));
    expect(screen.getByRole('alert')).toHaveTextContent(/^script_failed/);
    expect(posted).toEqual([]);
    expect(screen.getByLabelText('E-mail')).toHaveValue(penny);
  });
});

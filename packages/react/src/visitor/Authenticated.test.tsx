import { createFakeVendor, resetPage } from '@prefinery-kit/core/testing';
import { act, screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { Suspense, use, version } from 'react';
import { hydrateRoot } from 'react-dom/client';
import { renderToString } from 'react-dom/server';
import { expect, test } from 'vitest';
import { useLogoutUser } from './useLogoutUser.ts';
import { PrefineryProvider } from '../provider/PrefineryProvider.tsx';
import { blocked, leonard, renderOnFake, signed } from '../../test/fake.tsx';
import { Anonymous } from './Anonymous.tsx';
import { SignupForm } from '../signup/SignupForm.tsx';
import { Authenticated } from './Authenticated.tsx';

function Page() {
  const { mutate: logout } = useLogoutUser();
  return (
    <>
      <Authenticated pending="Looking for you" empty="Not on the list">
        {(user) => (
          <>
            <p>Hello {user.email}</p>
            <button onClick={() => logout()}>Not you?</button>
          </>
        )}
      </Authenticated>
      <Anonymous pending="One moment">
        <SignupForm />
      </Anonymous>
    </>
  );
}

test('an anonymous visitor joins, is greeted, and logs out', async () => {
  const { container } = renderOnFake(<Page />);
  expect(container).toHaveTextContent('Looking for youOne moment');
  await userEvent.type(await screen.findByLabelText('E-mail address'), 'penny@bigbangtheory.com{Enter}');
  expect(await screen.findByText('Hello penny@bigbangtheory.com')).toBeVisible();
  expect(screen.queryByRole('textbox')).not.toBeInTheDocument();
  await userEvent.click(screen.getByRole('button', { name: 'Not you?' }));
  expect(await screen.findByLabelText('E-mail address')).toBeVisible();
  expect(container).toHaveTextContent('Not on the list');
});

test('a user of an identity never sees the children of Anonymous', async () => {
  const { container } = renderOnFake(<Page />, {}, { identity: signed(leonard.email) });
  expect(await screen.findByText(`Hello ${leonard.email}`)).toBeVisible();
  expect(container).not.toHaveTextContent('One moment');
  expect(screen.queryByRole('textbox')).not.toBeInTheDocument();
});

test('while the script is blocked Authenticated shows the failure, Anonymous its children, and one retry recovers both', async () => {
  const { fake } = renderOnFake(<Page />, { session: leonard.email }, {}, blocked);
  expect(await screen.findByText('We could not look up your place.')).toBeVisible();
  expect(screen.getByLabelText('E-mail address')).toBeVisible();
  fake.fault('script', null);
  await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
  expect(await screen.findByText(`Hello ${leonard.email}`)).toBeVisible();
  expect(screen.queryByText('We could not look up your place.')).not.toBeInTheDocument();
  expect(screen.queryByRole('textbox')).not.toBeInTheDocument();
});

test('error slots of the app replace the default failure', async () => {
  const { fake } = renderOnFake(
    <>
      <Authenticated error={({ code }, retry) => <button onClick={retry}>Retry {code}</button>}>
        You are here
      </Authenticated>
      <Anonymous error={({ code }) => <p>Unknown: {code}</p>}>Join</Anonymous>
    </>,
    { session: leonard.email },
    {},
    blocked,
  );
  expect(await screen.findByText('Unknown: script_failed')).toBeVisible();
  fake.fault('script', null);
  await userEvent.click(screen.getByRole('button', { name: 'Retry script_failed' }));
  expect(await screen.findByText('You are here')).toBeVisible();
  expect(screen.queryByText(/Unknown|Join/)).not.toBeInTheDocument();
});

test.runIf(version.startsWith('19'))('a part that is hydrated late hydrates without a mismatch', async () => {
  resetPage();
  const page = document.body.appendChild(document.createElement('main'));
  let arrive: () => void = () => undefined;
  const code = new Promise<void>((resolve) => (arrive = resolve));
  const Late = ({ when }: { when: Promise<void> | null }) => {
    if (when) use(when);
    return <Authenticated pending={<p>Looking for you</p>}>Hello again</Authenticated>;
  };
  const app = (when: Promise<void> | null) => (
    <PrefineryProvider project="abcd1234">
      <Authenticated>Hello</Authenticated>
      <Suspense>
        <Late when={when} />
      </Suspense>
    </PrefineryProvider>
  );
  page.innerHTML = renderToString(app(null));
  const drawn = screen.getByText('Looking for you');
  createFakeVendor({ users: [leonard], session: leonard.email }).install();
  document.body.append(page);
  const mismatches: unknown[] = [];
  const root = await act(async () =>
    hydrateRoot(page, app(code), { onRecoverableError: (error) => void mismatches.push(error) }),
  );
  await waitFor(() => expect(page).toHaveTextContent('Hello'));
  expect(drawn).toBeVisible();
  await act(async () => arrive());
  expect(page).toHaveTextContent('HelloHello again');
  expect(mismatches).toEqual([]);
  await act(async () => root.unmount());
  page.remove();
});

test('the failure takes texts of the app', async () => {
  renderOnFake(<Authenticated texts={{ error: ({ code }) => `Later, please (${code}).` }} />, {}, {}, blocked);
  expect(await screen.findByText('Later, please (script_failed).')).toBeVisible();
  expect(screen.getByRole('button', { name: 'Try again' })).toBeVisible();
});

import { createFakeVendor } from '@prefinery-kit/core/testing';
import { render, screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { StrictMode } from 'react';
import { expect, test, vi } from 'vitest';
import { Anonymous } from '../src/visitor/Anonymous.tsx';
import { Authenticated } from '../src/visitor/Authenticated.tsx';
import { Leaderboard } from '../src/vendor-pages/Leaderboard.tsx';
import { SignupForm, type SignupFormProps } from '../src/signup/SignupForm.tsx';
import { useScript } from '../src/foundation/useScript.ts';
import { useUser } from '../src/visitor/useUser.ts';
import { PrefineryProvider, type PrefineryProviderProps } from '../src/provider/PrefineryProvider.tsx';

const leonard = 'leonard@bigbangtheory.com';

function Page() {
  const { data: user, error } = useUser();
  const { status } = useScript();
  return (
    <>
      <p>
        {status}: {error ? error.code : user === undefined ? 'waiting' : (user?.email ?? 'nobody')}
      </p>
      <SignupForm />
    </>
  );
}

function show(consent: PrefineryProviderProps['consent']) {
  const vendor = createFakeVendor();
  vendor.install();
  const page = (now: typeof consent) => (
    <StrictMode>
      <PrefineryProvider project="abcd1234" consent={now}>
        <Page />
      </PrefineryProvider>
    </StrictMode>
  );
  const { rerender } = render(page(consent));
  return { vendor, setConsent: (now: typeof consent) => rerender(page(now)) };
}

test('consent pending: nothing is sent; once granted, the submitted form is sent', async () => {
  const { vendor, setConsent } = show('pending');
  await userEvent.type(screen.getByLabelText('E-mail address'), `${leonard}{Enter}`);
  expect(await screen.findByText('Allow the waitlist service, and your signup goes on.')).toBeVisible();
  expect(screen.getByText('idle: waiting')).toBeVisible();
  expect(vendor.calls).toEqual([]);
  setConsent('granted');
  expect(await screen.findByText(`ready: ${leonard}`)).toBeVisible();
  await waitFor(() => expect(vendor.calls.filter(({ command }) => command === 'addUser')).toHaveLength(1));
});

test('consent denied: nothing is sent, and the state is disabled', async () => {
  const { vendor, setConsent } = show('pending');
  setConsent('denied');
  expect(await screen.findByText('disabled: disabled')).toBeVisible();
  expect(vendor.calls).toEqual([]);
});

test('consent denied and `action={false}`: a signup is not posted, and fails as disabled', async () => {
  const vendor = createFakeVendor();
  vendor.install();
  const posted = vi.spyOn(HTMLFormElement.prototype, 'submit').mockImplementation(() => undefined);
  const onError = vi.fn<NonNullable<SignupFormProps['onError']>>();
  render(
    <PrefineryProvider project="abcd1234" consent="denied">
      <SignupForm action={false} onError={onError} />
    </PrefineryProvider>,
  );
  await userEvent.type(screen.getByLabelText('E-mail address'), `${leonard}{Enter}`);
  await waitFor(() => expect(onError).toHaveBeenCalledWith(expect.objectContaining({ code: 'disabled' })));
  expect(posted).not.toHaveBeenCalled();
  expect(vendor.calls).toEqual([]);
});

test('consent granted after it was denied: the parts recover, and each command is sent once', async () => {
  const { vendor, setConsent } = show('denied');
  expect(await screen.findByText('disabled: disabled')).toBeVisible();
  setConsent('granted');
  expect(await screen.findByText('ready: nobody')).toBeVisible();
  await waitFor(() => expect(vendor.calls).toHaveLength(2));
  expect(vendor.calls.map(({ command }) => command).toSorted()).toEqual(['getUser', 'recordFormImpression']);
});

test('consent denied: gates show what is for anonymous visitors, and no error', async () => {
  const { container } = render(
    <PrefineryProvider project="abcd1234" consent="denied">
      <Authenticated empty="Nobody here. ">Somebody is here. </Authenticated>
      <Anonymous pending="One moment.">Join.</Anonymous>
      <Leaderboard />
    </PrefineryProvider>,
  );
  await waitFor(() => expect(container).toHaveTextContent('Nobody here. Join.'));
  expect(await screen.findByRole('alert')).toHaveTextContent('The leaderboard could not be shown.');
  expect(screen.queryByRole('button')).not.toBeInTheDocument();
});

test('consent granted from the start: the parts work at once', async () => {
  show('granted');
  expect(await screen.findByText('ready: nobody')).toBeVisible();
});

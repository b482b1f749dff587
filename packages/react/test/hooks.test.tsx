import { act, screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { leonard, renderOnFake, signed } from './fake.tsx';
import { useAddUser } from '../src/signup/useAddUser.ts';
import { useAuthenticateUser } from '../src/visitor/useAuthenticateUser.ts';
import { useLogoutUser } from '../src/visitor/useLogoutUser.ts';
import { useReferralCode } from '../src/sharing/useReferralCode.ts';
import { useReferralPagePopup } from '../src/vendor-pages/useReferralPagePopup.ts';
import { useReferrerCode } from '../src/signup/useReferrerCode.ts';
import { useTriggerRewards } from '../src/sharing/useTriggerRewards.ts';

const Button = ({ name, act: onClick }: { name: string; act: () => void }) => (
  <button type="button" onClick={onClick}>
    {name}
  </button>
);

const press = (name: string) => userEvent.click(screen.getByRole('button', { name }));

function Codes() {
  const own = useReferralCode();
  const referrer = useReferrerCode();
  return (
    <p>
      own: {String(own.data)}, referrer: {String(referrer.data)}
    </p>
  );
}

test('the referral code follows the session to another user and to its end; the code of the referrer stays', async () => {
  function App() {
    const { mutate: authenticate } = useAuthenticateUser();
    const { mutate: logout } = useLogoutUser();
    return (
      <>
        <Button name="in" act={() => authenticate(signed(leonard.email))} />
        <Button name="out" act={() => logout()} />
        <Codes />
      </>
    );
  }
  renderOnFake(<App />, { referrer: 'sheldon823' });
  expect(await screen.findByText('own: null, referrer: sheldon823')).toBeVisible();
  await press('in');
  expect(await screen.findByText('own: leonard981, referrer: sheldon823')).toBeVisible();
  await press('out');
  expect(await screen.findByText('own: null, referrer: sheldon823')).toBeVisible();
});

test('the referral code of a user who has just joined is there without a reload', async () => {
  function App() {
    const { mutate: addUser } = useAddUser();
    return (
      <>
        <Button name="join" act={() => addUser('penny@bigbangtheory.com')} />
        <Codes />
      </>
    );
  }
  renderOnFake(<App />);
  await screen.findByText('own: null, referrer: null');
  await press('join');
  expect(await screen.findByText('own: code3, referrer: null')).toBeVisible();
});

test('a purchase of a referred user earns the referrer a reward, once', async () => {
  function Shop() {
    const { mutate: addUser } = useAddUser();
    const { mutate: triggerRewards, data: rewards } = useTriggerRewards();
    return (
      <>
        <Button name="join" act={() => addUser('penny@bigbangtheory.com')} />
        <Button name="buy" act={() => triggerRewards({ event: 'purchase' })} />
        <p>earned: {rewards?.map(({ name, user }) => `${name} for ${user.email}`).join() ?? 'unknown'}</p>
      </>
    );
  }
  renderOnFake(<Shop />, {
    referrer: leonard.referral_code,
    rewards: [{ descriptor: 'discount10', name: '$10 discount', event: 'purchase' }],
  });
  await press('join');
  await press('buy');
  expect(await screen.findByText(`earned: $10 discount for ${leonard.email}`)).toBeVisible();
  await press('buy');
  expect(await screen.findByText('earned:')).toBeVisible();
});

test('an event carries the identity that the app gives to the provider', async () => {
  function Shop() {
    const { mutate: triggerRewards, data: rewards } = useTriggerRewards();
    return <Button name={`buy ${rewards?.length ?? ''}`} act={() => triggerRewards({ event: 'purchase' })} />;
  }
  const { fake } = renderOnFake([<Codes key="a" />, <Shop key="b" />], {}, { identity: signed(leonard.email) });
  await screen.findByText('own: leonard981, referrer: null');
  await press('buy');
  expect(await screen.findByRole('button', { name: 'buy 0' })).toBeVisible();
  expect(fake.calls.at(-1)).toEqual({
    command: 'triggerRewards',
    data: { event: 'purchase', ...signed(leonard.email) },
  });
});

test("the vendor's own popup opens and closes", async () => {
  function Invite() {
    const { open, close, status, error } = useReferralPagePopup();
    const { mutate: authenticate } = useAuthenticateUser();
    return (
      <>
        <Button name="in" act={() => authenticate(signed(leonard.email))} />
        <Button name="open" act={open} />
        <Button name="close" act={close} />
        <p>{status === 'pending' ? 'waiting' : (error?.code ?? 'fine')}</p>
      </>
    );
  }
  renderOnFake(<Invite />);
  await press('open');
  expect(await screen.findByText('forbidden')).toBeVisible();
  await press('in');
  await press('open');
  expect(await screen.findByRole('dialog')).toHaveTextContent(leonard.email);
  await press('close');
  await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument());
  await act(() => Promise.resolve());
});

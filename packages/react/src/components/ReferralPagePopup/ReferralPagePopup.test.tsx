import { screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { createRef, useState } from 'react';
import { expect, test, vi } from 'vitest';
import { es } from '../../locales/index.ts';
import { PrefineryTexts } from '../../PrefineryTexts.tsx';
import { blocked, leonard, renderOnFake } from '../../testing.tsx';
import { ReferralPagePopup } from './ReferralPagePopup.tsx';

const session = leonard.email;
const press = (name: string) => userEvent.click(screen.getByRole('button', { name }));
const dialog = () => screen.queryByRole('dialog');

test('its button opens it, the page of the person stands in it, and the close button closes it', async () => {
  const ref = createRef<HTMLButtonElement>();
  const onOpenChange = vi.fn<(open: boolean) => void>();
  const { commands } = renderOnFake(
    <ReferralPagePopup ref={ref} className="mine" onOpenChange={onOpenChange}>
      Invite friends
    </ReferralPagePopup>,
    { session },
  );
  expect(ref.current).toHaveClass('mine');
  expect(dialog()).not.toBeInTheDocument();
  for (let round = 0; round < 2; round++) {
    await press('Invite friends');
    expect(dialog()).toHaveAccessibleName('Your referral page');
    expect(await screen.findByText(`Referral page of ${leonard.email}`)).toBeVisible();
    await press('Close');
    expect(dialog()).not.toBeInTheDocument();
    expect(screen.queryByText(`Referral page of ${leonard.email}`)).not.toBeInTheDocument();
  }
  expect(onOpenChange.mock.calls).toEqual([[true], [false], [true], [false]]);
  expect(commands().filter((command) => command === 'embedReferralPage')).toHaveLength(2);
});

test('the app decides whether it opens, and hears what the visitor wishes', async () => {
  const wishes: boolean[] = [];
  function Controlled() {
    const [isOpen, setOpen] = useState(true);
    const onOpenChange = (open: boolean) => {
      wishes.push(open);
      setOpen(open);
    };
    return <ReferralPagePopup open={isOpen} onOpenChange={onOpenChange} />;
  }
  renderOnFake(<Controlled />, { session });
  expect(await screen.findByText(`Referral page of ${leonard.email}`)).toBeVisible();
  await press('Close');
  expect(dialog()).not.toBeInTheDocument();
  expect(wishes).toEqual([false]);
});

test('a click that the app prevents opens nothing', async () => {
  renderOnFake(<ReferralPagePopup onClick={(event) => event.preventDefault()}>Invite friends</ReferralPagePopup>);
  await press('Invite friends');
  expect(dialog()).not.toBeInTheDocument();
});

test('with nobody known it asks to join first', async () => {
  renderOnFake(<ReferralPagePopup>Invite friends</ReferralPagePopup>);
  await press('Invite friends');
  expect(await screen.findByText('Join first to see your referral page.')).toBeVisible();
  expect(screen.queryByRole('alert')).not.toBeInTheDocument();
});

test('what it shows while it waits is yours', async () => {
  const popup = <ReferralPagePopup fallback="One moment">Invite friends</ReferralPagePopup>;
  renderOnFake(popup, { session }, {}, (fake) => fake.fault('embedReferralPage', 'silent'));
  await press('Invite friends');
  expect(screen.getByText('One moment')).toBeVisible();
});

test('what it shows when it failed is yours, and can try again', async () => {
  const { fake } = renderOnFake(
    <ReferralPagePopup error={({ code }, retry) => <button onClick={retry}>Mine: {code}</button>}>
      Invite friends
    </ReferralPagePopup>,
    { session },
    {},
    blocked,
  );
  await press('Invite friends');
  const retry = await screen.findByText('Mine: script_failed');
  fake.fault('script', null);
  await userEvent.click(retry);
  expect(await screen.findByText(`Referral page of ${leonard.email}`)).toBeVisible();
});

test('in the words of the language, and of the part', async () => {
  renderOnFake(
    <PrefineryTexts texts={es}>
      <ReferralPagePopup texts={{ close: 'Listo' }}>Invitar</ReferralPagePopup>
    </PrefineryTexts>,
  );
  await press('Invitar');
  expect(dialog()).toHaveAccessibleName('Tu página de recomendaciones');
  expect(await screen.findByText('Apúntate primero para ver tu página de recomendaciones.')).toBeVisible();
  await press('Listo');
  await waitFor(() => expect(dialog()).not.toBeInTheDocument());
});

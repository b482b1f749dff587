import { createFakeVendor, resetPage } from '@prefinery-kit/core/testing';
import { act, screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { createRef, useState } from 'react';
import { hydrateRoot } from 'react-dom/client';
import { renderToString } from 'react-dom/server';
import { expect, test, vi } from 'vitest';
import { es } from '../locales/index.ts';
import { PrefineryProvider } from '../provider/PrefineryProvider.tsx';
import { PrefineryTexts } from '../provider/PrefineryTexts.tsx';
import { blocked, leonard, renderOnFake } from '../../test/fake.tsx';
import { ReferralPageDialog, type ReferralPageDialogProps } from './ReferralPageDialog.tsx';

const session = leonard.email;
const press = (name: string) => userEvent.click(screen.getByRole('button', { name }));
const dialog = () => screen.queryByRole('dialog');

test('its header is no banner, which a page has only one of', async () => {
  renderOnFake(<ReferralPageDialog open />, { session });
  expect(await screen.findByRole('heading', { name: 'Your referral page' })).toBeVisible();
  expect(screen.queryByRole('banner')).not.toBeInTheDocument();
});

test('its button opens it, the referral page of the user is in it, and the close button closes it', async () => {
  const ref = createRef<HTMLButtonElement>();
  const onOpenChange = vi.fn<(open: boolean) => void>();
  const { commands } = renderOnFake(
    <ReferralPageDialog ref={ref} className="mine" onOpenChange={onOpenChange}>
      Invite friends
    </ReferralPageDialog>,
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

test('controlled by `open`, it calls `onOpenChange` when the visitor opens or closes it', async () => {
  const changes: boolean[] = [];
  function Controlled() {
    const [isOpen, setOpen] = useState(true);
    const onOpenChange = (open: boolean) => {
      changes.push(open);
      setOpen(open);
    };
    return <ReferralPageDialog open={isOpen} onOpenChange={onOpenChange} />;
  }
  renderOnFake(<Controlled />, { session });
  expect(await screen.findByText(`Referral page of ${leonard.email}`)).toBeVisible();
  await press('Close');
  expect(dialog()).not.toBeInTheDocument();
  expect(changes).toEqual([false]);
});

test('a button element as its child keeps its props and its ref, merged with those of the dialog', async () => {
  const refs = [createRef<HTMLButtonElement>(), createRef<HTMLButtonElement>()] as const;
  const heard: string[] = [];
  renderOnFake(
    <ReferralPageDialog
      ref={refs[0]}
      className="theirs"
      style={{ order: 1 }}
      onClick={() => heard.push('theirs')}
      id="it"
    >
      <button ref={refs[1]} className="mine" style={{ color: 'red' }} title="Mine" onClick={() => heard.push('mine')}>
        Invite friends
      </button>
    </ReferralPageDialog>,
    { session },
  );
  const button = screen.getByRole('button');
  expect(refs.map(({ current }) => current)).toEqual([button, button]);
  expect(button).toHaveClass('mine', 'theirs');
  expect(button).toHaveStyle({ order: '1', color: 'rgb(255, 0, 0)' });
  expect(button).toHaveAttribute('title', 'Mine');
  expect(button).toHaveAttribute('id', 'it');
  expect(button).toHaveAttribute('type', 'button');
  await press('Invite friends');
  expect(heard).toEqual(['mine', 'theirs']);
  expect(dialog()).toBeVisible();
  expect(button).toHaveAttribute('aria-expanded', 'true');
  expect(button).toHaveAttribute('aria-controls', dialog()?.id);
});

test('a button as its child that prevents the click does not open the dialog', async () => {
  renderOnFake(
    <ReferralPageDialog>
      <button onClick={(event) => event.preventDefault()}>Invite friends</button>
    </ReferralPageDialog>,
  );
  await press('Invite friends');
  expect(dialog()).not.toBeInTheDocument();
});

test('controlled and without a button, props and ref go to the dialog element', () => {
  const ref = createRef<HTMLDialogElement>();
  renderOnFake(<ReferralPageDialog open ref={ref} className="mine" id="it" data-testid="popup" />);
  expect(ref.current).toBe(dialog());
  expect(dialog()).toHaveClass('mine');
  expect(dialog()).toHaveAttribute('id', 'it');
  expect(screen.getByTestId('popup')).toBe(dialog());
  expect(dialog()).toHaveAccessibleName('Your referral page');
});

test('with a button, `dialogProps` are for the dialog: class, id, ref; all others for the button', async () => {
  const refs = [createRef<HTMLButtonElement>(), createRef<HTMLDialogElement>()] as const;
  renderOnFake(
    <ReferralPageDialog
      ref={refs[0]}
      id="opener"
      className="primary"
      dialogProps={{
        ref: refs[1],
        id: 'invite',
        className: 'wide',
        style: { color: 'red' },
        'aria-describedby': 'why',
      }}
    >
      Invite friends
    </ReferralPageDialog>,
    { session },
  );
  const button = screen.getByRole('button');
  expect(button).toBe(refs[0].current);
  expect(button).toHaveAttribute('id', 'opener');
  expect(button).toHaveAttribute('aria-haspopup', 'dialog');
  expect(button).toHaveAttribute('aria-expanded', 'false');
  expect(button).not.toHaveAttribute('aria-controls');
  await press('Invite friends');
  expect(dialog()).toBe(refs[1].current);
  expect(dialog()).toHaveAttribute('id', 'invite');
  expect(dialog()).toHaveClass('wide', { exact: true });
  expect(dialog()).toHaveStyle({ color: 'rgb(255, 0, 0)' });
  expect(dialog()).toHaveAttribute('aria-describedby', 'why');
  expect(dialog()).toHaveAccessibleName('Your referral page');
  expect(button).toHaveAttribute('aria-expanded', 'true');
  expect(button).toHaveAttribute('aria-controls', 'invite');
  await press('Close');
  expect(refs[1].current).toBeNull();
  expect(button).toHaveAttribute('aria-expanded', 'false');
  expect(button).not.toHaveAttribute('aria-controls');
});

test.each([
  ['with a button', <ReferralPageDialog key="it" defaultOpen children="Invite friends" />],
  ['without a button', <ReferralPageDialog key="it" defaultOpen className="wide" />],
])('`defaultOpen` opens it at first, and the visitor closes it: %s', async (_, popup) => {
  renderOnFake(popup, { session });
  expect(dialog()).toBeVisible();
  await press('Close');
  expect(dialog()).not.toBeInTheDocument();
});

test.each<[string, object]>([
  ['open and defaultOpen are given.', { open: true, defaultOpen: true }],
  ['nothing opens it.', {}],
  ['dialogProps are given without children.', { open: true, dialogProps: { className: 'wide' } }],
  ['container is no element.', { open: true, container: '#popups' }],
  ['container is no element.', { open: true, container: { current: null } }],
])('props that cannot work are refused in development: %s', (about, props) => {
  const given = props as ReferralPageDialogProps;
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  expect(() => renderOnFake(<ReferralPageDialog {...given} />)).toThrow(
    expect.objectContaining({ code: 'invalid_options', message: expect.stringContaining(about) as string }),
  );
});

test('the dialog is in the body, or in the container of the app', async () => {
  const container = document.body.appendChild(document.createElement('aside'));
  const { unmount } = renderOnFake([
    <ReferralPageDialog key="a" open />,
    <ReferralPageDialog key="b" open container={container} className="contained" />,
  ]);
  expect(document.querySelectorAll('body > dialog')).toHaveLength(1);
  expect(container.querySelector('dialog')).toHaveClass('contained');
  unmount();
  expect(document.querySelector('dialog')).toBeNull();
  container.remove();
});

test('open from the start on a server: it hydrates without a mismatch, and opens afterwards', async () => {
  resetPage();
  createFakeVendor({ users: [leonard], session }).install();
  const app = (
    <PrefineryProvider project="abcd1234">
      <ReferralPageDialog open />
      <ReferralPageDialog>
        <button>Invite friends</button>
      </ReferralPageDialog>
    </PrefineryProvider>
  );
  const page = document.body.appendChild(document.createElement('main'));
  page.innerHTML = renderToString(app);
  expect(page).toHaveTextContent('Invite friends');
  // React reports a mismatch on the console, which fails a test by the test setup.
  const root = await act(async () => hydrateRoot(page, app));
  expect(dialog()).toBeVisible();
  await act(async () => root.unmount());
  page.remove();
});

test('a click that `onClick` prevents opens nothing', async () => {
  renderOnFake(<ReferralPageDialog onClick={(event) => event.preventDefault()}>Invite friends</ReferralPageDialog>);
  await press('Invite friends');
  expect(dialog()).not.toBeInTheDocument();
});

test('asks an anonymous visitor to join first', async () => {
  renderOnFake(<ReferralPageDialog>Invite friends</ReferralPageDialog>);
  await press('Invite friends');
  expect(await screen.findByText('Join first to see your referral page.')).toBeVisible();
  expect(screen.queryByRole('alert')).not.toBeInTheDocument();
});

test('the pending slot replaces the placeholder', async () => {
  const popup = <ReferralPageDialog pending="One moment">Invite friends</ReferralPageDialog>;
  renderOnFake(popup, { session }, {}, (fake) => fake.fault('embedReferralPage', 'silent'));
  await press('Invite friends');
  expect(screen.getByText('One moment')).toBeVisible();
});

test('the error slot replaces the default message, and can retry', async () => {
  const { fake } = renderOnFake(
    <ReferralPageDialog error={({ code }, retry) => <button onClick={retry}>Mine: {code}</button>}>
      Invite friends
    </ReferralPageDialog>,
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

test('its texts are in the language, or its own', async () => {
  renderOnFake(
    <PrefineryTexts language={es}>
      <ReferralPageDialog texts={{ close: 'Listo' }}>Invitar</ReferralPageDialog>
    </PrefineryTexts>,
  );
  await press('Invitar');
  expect(dialog()).toHaveAccessibleName('Tu página de recomendaciones');
  expect(await screen.findByText('Apúntate primero para ver tu página de recomendaciones.')).toBeVisible();
  await press('Listo');
  await waitFor(() => expect(dialog()).not.toBeInTheDocument());
});

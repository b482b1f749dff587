import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { createRef, useState } from 'react';
import { renderToString } from 'react-dom/server';
import { expect, test, vi } from 'vitest';
import { resetPage } from '@prefinery-kit/core/testing';
import { PrefineryProvider } from '../provider/PrefineryProvider.tsx';
import { de } from '../locales/index.ts';
import type { PrefineryLanguage } from '../provider/partTexts.ts';
import { PrefineryTexts } from '../provider/PrefineryTexts.tsx';
import { blocked, renderOnFake, renderWithPrefinery } from '../../test/fake.tsx';
import { HostedForm } from './HostedForm.tsx';

const embeds = () => [...document.querySelectorAll('.prefinery-form-embed')];

test('shows the form once its frame has loaded, prefilled and with a name', async () => {
  const ref = createRef<HTMLDivElement>();
  const initForms = () => embeds().forEach((embed) => embed.append(document.createElement('iframe')));
  const { commands } = renderWithPrefinery(
    <HostedForm
      ref={ref}
      className="mine"
      email="penny@bigbangtheory.com"
      texts={{ label: 'Anmeldung' }}
      pending="One moment"
    />,
    {},
  );
  expect(ref.current).toHaveAttribute('aria-busy', 'true');
  await waitFor(() => expect(commands()).toEqual(['initForms']));
  initForms();
  const frame = await screen.findByTitle('Anmeldung');
  expect(ref.current).toHaveTextContent('One moment');
  fireEvent.load(frame);
  await waitFor(() => expect(ref.current).toHaveAttribute('data-state', 'success'));
  expect(ref.current).toHaveClass('mine');
  expect(ref.current).not.toHaveTextContent('One moment');
  expect(embeds().map((embed) => embed.getAttribute('data-prefinery-prefill-email'))).toEqual([
    'penny@bigbangtheory.com',
  ]);
  // StrictMode mounts twice, and the first drawing was aborted before its command was sent.
  expect(commands()).toEqual(['initForms']);
});

test('client-side navigation: a new form after each mount, and nothing is left of the old one', async () => {
  function Site() {
    const [page, setPage] = useState('form');
    return (
      <>
        <button onClick={() => setPage(page === 'form' ? 'other' : 'form')}>go</button>
        {page === 'form' ? [<HostedForm key="a" />, <HostedForm key="b" />] : 'Elsewhere'}
      </>
    );
  }
  renderOnFake(<Site />);
  for (let visit = 0; visit < 2; visit++) {
    await waitFor(() => expect(screen.getAllByText('Signup form')).toHaveLength(2));
    expect(embeds()).toHaveLength(2);
    await userEvent.click(screen.getByRole('button', { name: 'go' }));
    expect(embeds()).toEqual([]);
    await userEvent.click(screen.getByRole('button', { name: 'go' }));
  }
  await waitFor(() => expect(screen.getAllByText('Signup form')).toHaveLength(2));
});

test('another e-mail address replaces the form without a gap', async () => {
  function Account() {
    const [email, setEmail] = useState('penny@bigbangtheory.com');
    return (
      <>
        <button onClick={() => setEmail('amy@bigbangtheory.com')}>switch</button>
        <HostedForm email={email} />
      </>
    );
  }
  renderOnFake(<Account />);
  const first = await screen.findByText('Signup form');
  await waitFor(() => expect(first).toHaveAttribute('data-state', 'success'));
  await userEvent.click(screen.getByRole('button', { name: 'switch' }));
  await waitFor(() => expect(first).not.toBeInTheDocument());
  expect(screen.getByText('Signup form')).toHaveAttribute('data-prefinery-prefill-email', 'amy@bigbangtheory.com');
});

test('another e-mail address before the first form has loaded: the second form is shown, and no error follows', async () => {
  function Account() {
    const [email, setEmail] = useState('penny@bigbangtheory.com');
    return (
      <>
        <button onClick={() => setEmail('amy@bigbangtheory.com')}>switch</button>
        <HostedForm data-testid="part" email={email} />
      </>
    );
  }
  const { commands } = renderWithPrefinery(<Account />, {});
  await waitFor(() => expect(commands()).toHaveLength(1));
  const late = document.createElement('iframe');
  embeds()[0]?.append(late);
  await userEvent.click(screen.getByRole('button', { name: 'switch' }));
  await waitFor(() => expect(commands()).toHaveLength(2));
  fireEvent.load(late);
  const frame = document.createElement('iframe');
  embeds()[0]?.append(frame);
  fireEvent.load(await screen.findByTitle('Signup form'));
  await waitFor(() => expect(screen.getByTestId('part')).toHaveAttribute('data-state', 'success'));
  expect(embeds().map((embed) => embed.getAttribute('data-prefinery-prefill-email'))).toEqual([
    'amy@bigbangtheory.com',
  ]);
  expect(frame).toBeInTheDocument();
});

test('another language changes the title of the frame, and typed input stays', async () => {
  function App() {
    const [language, setLanguage] = useState<PrefineryLanguage>();
    return (
      <PrefineryTexts language={language}>
        <button onClick={() => setLanguage(de)}>Deutsch</button>
        <HostedForm />
      </PrefineryTexts>
    );
  }
  const { commands } = renderWithPrefinery(<App />, {});
  await waitFor(() => expect(commands()).toHaveLength(1));
  embeds()[0]?.append(document.createElement('iframe'));
  const frame = await screen.findByTitle('Signup form');
  fireEvent.load(frame);
  await userEvent.click(screen.getByRole('button', { name: 'Deutsch' }));
  expect(screen.getByTitle('Anmeldeformular')).toBe(frame);
  expect(commands()).toEqual(['initForms']);
});

test('a blocked script is a failure with a retry', async () => {
  const { fake } = renderOnFake(<HostedForm />, {}, {}, blocked);
  expect(await screen.findByRole('alert')).toHaveTextContent('The signup form could not be shown.');
  fake.fault('script', null);
  await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
  expect(await screen.findByText('Signup form')).toBeVisible();
  await waitFor(() => expect(screen.queryByRole('alert')).not.toBeInTheDocument());
});

test('a form that never appears is a failure too', async () => {
  vi.useFakeTimers({ shouldAdvanceTime: true });
  renderWithPrefinery(<HostedForm error={({ code }) => <p>Mine: {code}</p>} />, { initForms: undefined });
  await waitFor(() => expect(embeds()).toHaveLength(1));
  await vi.advanceTimersByTimeAsync(10_000);
  expect(await screen.findByText('Mine: timeout')).toBeVisible();
  vi.useRealTimers();
});

test('on a server a placeholder keeps its size', () => {
  resetPage();
  const app = <PrefineryProvider project="abcd1234" children={<HostedForm pending="One moment" />} />;
  expect(renderToString(app)).toContain('One moment');
  render(app);
  expect(screen.getByText('One moment')).toBeVisible();
});

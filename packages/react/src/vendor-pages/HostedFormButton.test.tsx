import { install } from '@prefinery-kit/core/testing/answering';
import { resetPage } from '@prefinery-kit/core/testing';
import { act, render, screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { createRef, StrictMode } from 'react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { PrefineryProvider } from '../provider/PrefineryProvider.tsx';
import { blocked, renderOnFake } from '../../test/fake.tsx';
import { ScriptGate } from '../foundation/ScriptGate.tsx';
import { HostedFormButton, type HostedFormButtonProps } from './HostedFormButton.tsx';

/** Records what the vendor's script would open: it listens on the document. */
const opened: (string | null)[] = [];
let isScriptThere: () => boolean;
const script = ({ target }: MouseEvent) => {
  const button = target instanceof Element ? target.closest('.prefinery-form-cta') : null;
  if (button && isScriptThere()) opened.push(button.getAttribute('data-prefinery-prefill-email'));
};
beforeEach(() => {
  opened.splice(0);
  isScriptThere = () => true;
  document.addEventListener('click', script);
});
afterEach(() => document.removeEventListener('click', script));

const button = () => screen.getByRole('button', { name: 'Join' });

test('opens the form, prefilled, and takes the props of a button', async () => {
  const ref = createRef<HTMLButtonElement>();
  const onClick = vi.fn<() => void>();
  const { commands } = renderOnFake(
    <HostedFormButton ref={ref} className="mine" email="penny@bigbangtheory.com" onClick={onClick}>
      Join
    </HostedFormButton>,
  );
  await waitFor(() => expect(commands()).toEqual(['initForms']));
  await userEvent.click(button());
  expect(opened).toEqual(['penny@bigbangtheory.com']);
  expect(onClick).toHaveBeenCalledOnce();
  expect(ref.current).toHaveClass('mine', 'prefinery-form-cta');
  expect(button()).toHaveAttribute('aria-busy', 'false');
});

/** Delays the script until the returned function is called. */
function renderEarly(props: HostedFormButtonProps = {}) {
  resetPage();
  isScriptThere = () => false;
  const rendered = render(
    <StrictMode>
      <PrefineryProvider project="abcd1234">
        <HostedFormButton {...props}>Join</HostedFormButton>
      </PrefineryProvider>
    </StrictMode>,
  );
  const arrive = () =>
    act(async () => {
      isScriptThere = () => true;
      install(() => undefined);
      document.querySelector('script')?.dispatchEvent(new Event('load'));
    });
  return { ...rendered, arrive };
}

test('several clicks before the script has loaded open the form once', async () => {
  const onClick = vi.fn<() => void>();
  const { arrive } = renderEarly({ onClick });
  await userEvent.click(button());
  await userEvent.click(button());
  expect(button()).toHaveAttribute('aria-busy', 'true');
  expect(button()).toHaveAttribute('data-state', 'pending');
  expect(opened).toEqual([]);
  await arrive();
  await waitFor(() => expect(opened).toHaveLength(1));
  expect(button()).toHaveAttribute('aria-busy', 'false');
  expect(onClick).toHaveBeenCalledOnce();
  await userEvent.click(button());
  expect(opened).toHaveLength(2);
});

test('without a click the form does not open, and an unmounted button forgets its click', async () => {
  const first = renderEarly();
  await first.arrive();
  expect(button()).toHaveAttribute('data-state', 'idle');
  first.unmount();
  const second = renderEarly();
  await userEvent.click(button());
  second.unmount();
  await second.arrive();
  expect(opened).toEqual([]);
});

test('a blocked script is a failure only after a click, and the next click retries', async () => {
  const { commands, fake } = renderOnFake(
    <>
      <HostedFormButton>Join</HostedFormButton>
      <ScriptGate error={() => 'no script'} />
    </>,
    {},
    {},
    blocked,
  );
  isScriptThere = () => commands().length > 0;
  await screen.findByText('no script');
  expect(screen.queryByRole('alert')).not.toBeInTheDocument();
  await userEvent.click(button());
  expect(await screen.findByRole('alert')).toHaveTextContent('content blocker');
  expect(button()).toHaveAttribute('data-state', 'error');
  fake.fault('script', null);
  await userEvent.click(button());
  await waitFor(() => expect(opened).toHaveLength(1));
  expect(screen.queryByRole('alert')).not.toBeInTheDocument();
});

test('after consent is denied a click fails, and does not stay pending', async () => {
  const { again, commands } = renderOnFake(<HostedFormButton>Join</HostedFormButton>);
  await waitFor(() => expect(commands()).toContain('initForms'));
  again({ consent: 'denied' });
  await userEvent.click(button());
  expect(await screen.findByRole('alert')).toBeVisible();
  expect(button()).toHaveAttribute('aria-busy', 'false');
});

test('an error slot replaces the default message, and its retry opens the form', async () => {
  const { commands, fake } = renderOnFake(
    <HostedFormButton error={({ code }, retry) => <button onClick={retry}>Retry {code}</button>}>
      Join
    </HostedFormButton>,
    {},
    {},
    blocked,
  );
  isScriptThere = () => commands().length > 0;
  await userEvent.click(button());
  const retry = await screen.findByRole('button', { name: 'Retry script_failed' });
  fake.fault('script', null);
  await userEvent.click(retry);
  await waitFor(() => expect(opened).toHaveLength(1));
  expect(retry).not.toBeInTheDocument();
});

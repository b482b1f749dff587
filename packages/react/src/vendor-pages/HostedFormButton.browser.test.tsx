import { render, screen } from '@testing-library/react';
import { expect, inject, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { PrefineryProvider } from '../provider/PrefineryProvider.tsx';
import { HostedFormButton } from './HostedFormButton.tsx';

const popups = () =>
  [...document.querySelectorAll('body > div')].flatMap((host) => [
    ...(host.shadowRoot?.querySelectorAll('dialog[open] iframe') ?? []),
  ]);

// A fresh page: nothing has loaded the script before.
test('a click before the script is there opens one popup when it is', async () => {
  const { unmount } = render(
    <PrefineryProvider project="test1234" scriptUrl={inject('scriptUrl')}>
      <HostedFormButton>Join</HostedFormButton>
    </PrefineryProvider>,
  );
  // In the same turn: no script can have come.
  screen.getByRole('button', { name: 'Join' }).click();
  await expect.poll(() => screen.getByRole('button', { name: 'Join' }).getAttribute('aria-busy')).toBe('false');
  await expect.poll(popups).toHaveLength(1);
  await userEvent.keyboard('{Escape}');
  await expect.poll(popups).toHaveLength(0);
  unmount();
});

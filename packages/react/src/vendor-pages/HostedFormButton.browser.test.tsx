import { render, screen } from '@testing-library/react';
import { expect, inject, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { PrefineryProvider } from '../provider/PrefineryProvider.tsx';
import { HostedFormButton } from './HostedFormButton.tsx';

const popups = () =>
  [...document.querySelectorAll('body > div')].flatMap((host) => [
    ...(host.shadowRoot?.querySelectorAll('dialog[open] iframe') ?? []),
  ]);

// On a fresh page the script has not been loaded yet.
test('a click before the script has loaded opens one popup afterwards', async () => {
  const { unmount } = render(
    <PrefineryProvider project="test1234" scriptUrl={inject('scriptUrl')}>
      <HostedFormButton>Join</HostedFormButton>
    </PrefineryProvider>,
  );
  // In the same task, so the script cannot have loaded.
  screen.getByRole('button', { name: 'Join' }).click();
  await expect.poll(() => screen.getByRole('button', { name: 'Join' }).getAttribute('aria-busy')).toBe('false');
  await expect.poll(popups).toHaveLength(1);
  await userEvent.keyboard('{Escape}');
  await expect.poll(popups).toHaveLength(0);
  unmount();
});

import { cleanup, render, screen } from '@testing-library/react';
import { StrictMode } from 'react';
import { afterEach, expect, inject, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { SignupForm } from './components/SignupForm/SignupForm.tsx';
import { PrefineryProvider, type PrefineryProviderProps } from './PrefineryProvider.tsx';
import { forgetVisitor } from './testing/index.ts';

afterEach(cleanup);

const page = (consent: PrefineryProviderProps['consent']) => (
  <StrictMode>
    <PrefineryProvider project="test1234" scriptUrl={inject('scriptUrl')} consent={consent}>
      <SignupForm />
    </PrefineryProvider>
  </StrictMode>
);

const asked = () => performance.getEntriesByType('resource').filter(({ name }) => name.includes('/widget/v2/'));

test('before consent there is no script, no request and no cookie; then what was typed counts', async () => {
  forgetVisitor();
  const { rerender } = render(page('pending'));
  await userEvent.type(screen.getByLabelText('E-mail address'), `amy.${crypto.randomUUID()}@bigbangtheory.com{Enter}`);
  await expect.element(screen.getByRole('button', { name: 'Joining…' })).toBeVisible();
  expect([document.cookie, 'prefinery' in window, asked()]).toEqual(['', false, []]);

  rerender(page('granted'));
  await expect.element(await screen.findByText('You are on the list.')).toBeVisible();
  expect(document.cookie).toContain('_pfy_');
  expect(asked()).toHaveLength(1);
});

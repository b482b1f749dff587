import { screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { renderToString } from 'react-dom/server';
import { expect, test, vi } from 'vitest';
import { PrefineryProvider } from '../provider/PrefineryProvider.tsx';
import { blocked, leonard, renderOnFake } from '../../test/fake.tsx';
import { ReferralQrCode } from './ReferralQrCode.tsx';

const session = leonard.email;

test('the code is an image with a name, and is drawn once the user is known', async () => {
  const { container } = renderOnFake(<ReferralQrCode className="mine" formats={['svg']} />, { session });
  expect(container.querySelector('svg')).toHaveAttribute('aria-hidden', 'true');
  expect(screen.getByRole('button')).toHaveAttribute('aria-disabled', 'true');
  expect(await screen.findByRole('img')).toHaveAccessibleName('QR code of your referral link');
  expect(screen.getByRole('button', { name: 'Save as SVG' })).toHaveAttribute('aria-disabled', 'false');
  expect(container.firstChild).toHaveClass('mine');
});

test('a failed save is shown, and the next click retries', async () => {
  const { container } = renderOnFake(<ReferralQrCode texts={{ saveError: ({ code }) => `Sorry: ${code}` }} />, {
    session,
  });
  await screen.findByRole('img');
  // As in a browser with canvas disabled.
  vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue(null);
  await userEvent.click(screen.getByRole('button', { name: 'Save as PNG' }));
  expect(await screen.findByText('Sorry: share_failed')).toBeVisible();
  expect(container).not.toHaveTextContent('Join first');
});

test('an anonymous visitor, a blocked script, and no buttons', async () => {
  const { fake } = renderOnFake(<ReferralQrCode formats={[]} />, {}, {}, blocked);
  expect(screen.queryByRole('button')).not.toBeInTheDocument();
  expect(await screen.findByText('We could not look up your link.')).toBeVisible();
  fake.fault('script', null);
  await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
  expect(await screen.findByText(/Join first/)).toBeVisible();
});

test('on a server a placeholder keeps its size', () => {
  const html = renderToString(
    <PrefineryProvider project="abcd1234">
      <ReferralQrCode />
    </PrefineryProvider>,
  );
  expect(html).toContain('width="224"');
  expect(html).not.toContain('role="img"');
});

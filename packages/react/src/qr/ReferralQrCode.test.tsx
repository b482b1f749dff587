import { screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { renderToString } from 'react-dom/server';
import { expect, test, vi } from 'vitest';
import { PrefineryProvider } from '../provider/PrefineryProvider.tsx';
import { blocked, leonard, renderOnFake } from '../../test/fake.tsx';
import { ReferralQrCode } from './ReferralQrCode.tsx';

const session = leonard.email;

test('the code is a picture with a name, and comes when somebody is known', async () => {
  const { container } = renderOnFake(<ReferralQrCode className="mine" formats={['svg']} />, { session });
  expect(container.querySelector('svg')).toHaveAttribute('aria-hidden', 'true');
  expect(screen.getByRole('button')).toHaveAttribute('aria-disabled', 'true');
  expect(await screen.findByRole('img')).toHaveAccessibleName('QR code of your referral link');
  expect(screen.getByRole('button', { name: 'Save as SVG' })).toHaveAttribute('aria-disabled', 'false');
  expect(container.firstChild).toHaveClass('mine');
});

test('a browser that makes no picture is told of, and the next try may do', async () => {
  const { container } = renderOnFake(<ReferralQrCode texts={{ saveError: ({ code }) => `Sorry: ${code}` }} />, {
    session,
  });
  await screen.findByRole('img');
  // As with a canvas that was switched off.
  vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue(null);
  await userEvent.click(screen.getByRole('button', { name: 'Save as PNG' }));
  expect(await screen.findByText('Sorry: share_failed')).toBeVisible();
  expect(container).not.toHaveTextContent('Join first');
});

test('nobody, blocked, and no buttons', async () => {
  const { fake } = renderOnFake(<ReferralQrCode formats={[]} />, {}, {}, blocked);
  expect(screen.queryByRole('button')).not.toBeInTheDocument();
  expect(await screen.findByText('We could not look up your link.')).toBeVisible();
  fake.fault('script', null);
  await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
  expect(await screen.findByText(/Join first/)).toBeVisible();
});

test('a server draws its place', () => {
  const html = renderToString(
    <PrefineryProvider project="abcd1234">
      <ReferralQrCode />
    </PrefineryProvider>,
  );
  expect(html).toContain('width="224"');
  expect(html).not.toContain('role="img"');
});

import '../styles.css';
import { createPrefinery, type PrefineryEvent } from '@prefinery-kit/core';
import { cleanup, render, screen } from '@testing-library/react';
import jsqr from 'jsqr';
import { StrictMode } from 'react';
import { afterEach, beforeAll, beforeEach, expect, inject, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { PrefineryProvider } from '../provider/PrefineryProvider.tsx';
import { ReferralQrCode, type ReferralQrCodeProps } from './ReferralQrCode.tsx';

const client = createPrefinery({ project: 'test1234', scriptUrl: inject('scriptUrl') });
const shared: unknown[] = [];
/** Files that were saved, and object URLs that are not revoked yet. */
const saved: { name: string; file: Blob }[] = [];
const held = new Map<string, Blob>();
let link = '';

beforeAll(async () => {
  await client.logoutUser();
  link = (await client.addUser(`penny.${crypto.randomUUID()}@bigbangtheory.com`)).referral_link;
});

beforeEach(() => {
  shared.splice(0);
  saved.splice(0);
  const { createObjectURL, revokeObjectURL } = URL;
  vi.spyOn(URL, 'createObjectURL').mockImplementation((file) => {
    const url = createObjectURL.call(URL, file);
    held.set(url, file as Blob);
    return url;
  });
  vi.spyOn(URL, 'revokeObjectURL').mockImplementation((url) => {
    held.delete(url);
    revokeObjectURL.call(URL, url);
  });
  // Records the downloads of the browser.
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
    const file = held.get(this.href);
    if (file) saved.push({ name: this.download, file });
  });
});
afterEach(cleanup);

async function show(props: ReferralQrCodeProps = {}) {
  const onEvent = (event: PrefineryEvent) => void (event.type === 'shared' && shared.push(event.result));
  const rendered = render(
    <StrictMode>
      <PrefineryProvider client={client} onEvent={onEvent}>
        <ReferralQrCode {...props} />
      </PrefineryProvider>
    </StrictMode>,
  );
  await expect.poll(() => screen.queryByRole('img')).not.toBeNull();
  return rendered;
}

/** Decodes the QR code in a picture, and reads the colours around it. */
async function scan(picture: Blob) {
  const url = URL.createObjectURL(picture);
  const image = new Image();
  image.src = url;
  await image.decode();
  URL.revokeObjectURL(url);
  const { naturalWidth: width, naturalHeight: height } = image;
  const context = Object.assign(document.createElement('canvas'), { width, height }).getContext('2d');
  if (!context) throw new Error('no canvas');
  context.drawImage(image, 0, 0);
  const { data } = context.getImageData(0, 0, width, height);
  const colours = new Set(Array.from({ length: width * height }, (_, at) => data.slice(4 * at, 4 * at + 4).join()));
  return { text: jsqr(data, width, height)?.data, width, height, colours };
}

const picture = () =>
  new Blob([new XMLSerializer().serializeToString(screen.getByRole('img'))], { type: 'image/svg+xml' });

test.each<ReferralQrCodeProps>([{}, { network: 'poster', tags: { utm_campaign: 'autumn' } }])(
  'the drawn QR code contains the link: %o',
  async (props) => {
    await show(props);
    const tags = props.network ? '?utm_source=poster&utm_medium=referral&utm_campaign=autumn' : '';
    expect((await scan(picture())).text).toBe(link + tags);
    expect(screen.getByRole('img')).toHaveAccessibleName('QR code of your referral link');
  },
);

test('on a dark page the code is dark on white all the same, with a white margin', async () => {
  document.documentElement.style.colorScheme = 'dark';
  await show();
  const { text, colours } = await scan(picture());
  expect(text).toBe(link);
  expect(colours).toContain('255,255,255,255');
  expect(colours).toContain('0,0,0,255');
  const [white, dark] = screen.getByRole<SVGSVGElement & HTMLElement>('img').querySelectorAll('path');
  const [whole, code] = [white, dark].map((path) => path?.getBBox());
  const size = whole?.width ?? 0;
  expect(code).toMatchObject({ x: 4, y: 4, width: size - 8, height: size - 8 });
  document.documentElement.style.removeProperty('color-scheme');
});

test('it is saved as PNG and SVG of the given size, and object URLs are revoked', async () => {
  const { unmount } = await show({ fileName: 'invitation', size: 500 });
  await userEvent.click(screen.getByRole('button', { name: 'Save as PNG' }));
  await expect.poll(() => saved.map(({ name }) => name)).toEqual(['invitation.png']);
  await userEvent.click(screen.getByRole('button', { name: 'Save as SVG' }));
  await expect.poll(() => saved.map(({ name }) => name)).toEqual(['invitation.png', 'invitation.svg']);
  expect(held.size).toBe(1);
  unmount();
  expect(held.size).toBe(0);
  await expect.poll(() => shared).toEqual(['qr', 'qr']);

  const [png, svg] = saved.map(({ file }) => file);
  expect(png?.type).toBe('image/png');
  expect(await scan(png as Blob)).toEqual({
    text: link,
    width: 500,
    height: 500,
    // Whole pixels: no grey between dark and white.
    colours: new Set(['255,255,255,255', '0,0,0,255']),
  });
  expect(svg?.type).toBe('image/svg+xml');
  expect(await scan(svg as Blob)).toMatchObject({ text: link, width: 500, height: 500 });
});

test('a size that is too large for the browser is an error', async () => {
  await show({ size: 100_000, texts: { saveError: ({ code }) => `Sorry: ${code}` } });
  await userEvent.click(screen.getByRole('button', { name: 'Save as PNG' }));
  await expect.poll(() => screen.queryByText('Sorry: share_failed')).not.toBeNull();
  expect(saved).toEqual([]);
});

test('the message about a picture that was not saved has a distance from the buttons', async () => {
  vi.spyOn(HTMLCanvasElement.prototype, 'toBlob').mockImplementation((answer) => answer(null));
  await show();
  const button = screen.getByRole('button', { name: 'Save as PNG' });
  await userEvent.click(button);
  const message = await screen.findByText('Your browser could not save the picture.');
  // The outline of the button takes four pixels of it.
  expect(message.getBoundingClientRect().top - button.getBoundingClientRect().bottom).toBeGreaterThanOrEqual(8);
});

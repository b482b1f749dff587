import '../../styles.css';
import { createPrefinery } from '@prefinery-kit/core';
import { cleanup, render, screen } from '@testing-library/react';
import { StrictMode, useState } from 'react';
import { afterEach, expect, inject, test } from 'vitest';
import { cdp, userEvent } from 'vitest/browser';
import { PrefineryProvider } from '../../provider/PrefineryProvider.tsx';
import { ReferralPageDialog } from '../ReferralPageDialog.tsx';

const client = createPrefinery({ project: 'test1234', scriptUrl: inject('scriptUrl') });
const { body } = document;

afterEach(() => {
  cleanup();
  body.removeAttribute('style');
  scrollTo(0, 0);
});

/** The browser scrolls in a thread of its own. It hears of the page's styles, and the page of its scrolling, with a frame. */
const nextFrame = () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));

/** Turns the mouse wheel over a point of the page, and returns how far it scrolls. */
async function turnWheel(x: number, y: number): Promise<number> {
  await nextFrame();
  const before = scrollY;
  const frame = window.frameElement?.getBoundingClientRect() ?? { left: 0, top: 0 };
  const scale = frame instanceof DOMRect ? frame.width / innerWidth : 1;
  await cdp().send('Input.synthesizeScrollGesture', {
    x: frame.left + x * scale,
    y: frame.top + y * scale,
    yDistance: -120,
    gestureSourceType: 'mouse',
    speed: 4000,
  });
  await nextFrame();
  return scrollY - before;
}

function Page({ height, dialogs = 1 }: { height: number; dialogs?: number }) {
  return (
    <StrictMode>
      <PrefineryProvider client={client}>
        <main style={{ height }}>
          {Array.from({ length: dialogs }, (_, index) => (
            <ReferralPageDialog
              key={index}
              style={{ position: 'fixed', top: 10 }}
              dialogProps={{ id: `dialog${index}` }}
            >
              {`Open ${index}`}
            </ReferralPageDialog>
          ))}
        </main>
      </PrefineryProvider>
    </StrictMode>
  );
}

const open = async (index = 0) => {
  screen.getByText(`Open ${index}`).click();
  await expect.poll(() => document.getElementById(`dialog${index}`)?.matches(':modal')).toBe(true);
};
const close = async (index = 0) => {
  document.querySelector<HTMLElement>(`#dialog${index} [data-prefinery=close]`)?.click();
  await expect.poll(() => document.getElementById(`dialog${index}`)).toBeNull();
};

test('a page keeps its place while a dialog is open, and does not scroll behind it', async () => {
  render(<Page height={5000} />);
  scrollTo(0, 700);
  expect(await turnWheel(5, 300), 'the page scrolls').toBeGreaterThan(0);
  scrollTo(0, 700);
  await open();
  expect(scrollY).toBe(700);
  // Beside the dialog, where its backdrop is.
  expect(await turnWheel(5, 300)).toBe(0);
  await userEvent.keyboard('{PageDown}');
  expect(scrollY).toBe(700);
  await close();
  expect(scrollY).toBe(700);
  expect(await turnWheel(5, 300)).toBeGreaterThan(0);
  expect(document.adoptedStyleSheets).toEqual([]);
});

test('with two dialogs the page scrolls again when both are closed, whichever is closed first', async () => {
  render(<Page height={5000} dialogs={2} />);
  for (const [first, second] of [
    [0, 1],
    [1, 0],
  ] as const) {
    await open(0);
    await open(1);
    await close(first);
    expect(await turnWheel(5, 300)).toBe(0);
    await close(second);
    expect(await turnWheel(5, 300)).toBeGreaterThan(0);
    scrollTo(0, 0);
  }
});

test('unmounted while the dialog is open, the page scrolls again, and styles that another library set stay', async () => {
  const { unmount } = render(<Page height={5000} />);
  await open();
  // Another dialog of the app opens above, stores the style and restores it later.
  const stored = body.style.overflow;
  body.style.overflow = 'hidden';
  unmount();
  expect(await turnWheel(5, 300), 'the other dialog is open').toBe(0);
  body.style.overflow = stored;
  render(<Page height={5000} />);
  expect(await turnWheel(5, 300)).toBeGreaterThan(0);
});

test('a finger does not scroll the page by the backdrop or the header, and scrolls a dialog that is too long', async () => {
  render(<Page height={5000} />);
  await open();
  const dialog = document.querySelector('dialog') as HTMLDialogElement;
  const move = (target: Element, count = 1) => {
    const touches = Array.from({ length: count }, (_, identifier) => new Touch({ identifier, target }));
    const event = new TouchEvent('touchmove', { bubbles: true, cancelable: true, composed: true, touches });
    target.dispatchEvent(event);
    return event.defaultPrevented ? 'prevented' : 'scrolls';
  };
  const title = screen.getByRole('heading');
  expect([move(dialog), move(title), move(title, 2)]).toEqual(['prevented', 'prevented', 'scrolls']);
  dialog.style.maxBlockSize = '60px';
  expect([move(dialog), move(title)]).toEqual(['scrolls', 'scrolls']);
});

test('a dialog in the page of a frame stops that page, and not the page around it', async () => {
  const frame = body.appendChild(document.createElement('iframe'));
  const inner = frame.contentDocument as Document;
  inner.body.append(inner.createElement('div'));
  function App() {
    const [isOpen, setOpen] = useState(true);
    return (
      <PrefineryProvider client={client}>
        <ReferralPageDialog open={isOpen} onOpenChange={setOpen} container={inner.body} />
      </PrefineryProvider>
    );
  }
  render(<App />);
  await expect.poll(() => inner.querySelector('dialog')?.matches(':modal')).toBe(true);
  expect(frame.contentWindow?.getComputedStyle(inner.body).overflow).toBe('hidden');
  expect(getComputedStyle(body).overflow).toBe('visible');
  inner.querySelector<HTMLElement>('[data-prefinery=close]')?.click();
  await expect.poll(() => inner.querySelector('dialog')).toBeNull();
  expect(frame.contentWindow?.getComputedStyle(inner.body).overflow).toBe('visible');
  frame.remove();
});

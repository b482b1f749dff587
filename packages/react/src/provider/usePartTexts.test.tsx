import { render, renderHook, screen } from '@testing-library/react';
import { expect, expectTypeOf, test, vi } from 'vitest';
import { ar, de, en, es } from '../locales/index.ts';
import type { ShareButtonsTexts } from '../sharing/texts.ts';
import { PrefineryTexts } from './PrefineryTexts.tsx';
import { usePartTexts } from './usePartTexts.ts';

/** A part of an app. */
function Share({ label }: { label?: string }) {
  const text = usePartTexts('shareButtons', { label });
  expectTypeOf(text).toEqualTypeOf<ShareButtonsTexts>();
  return <p>{`${text.label}: ${text.name.email}`}</p>;
}

test.each([
  ['without a language', undefined, 'Share your link: E-mail'],
  ['in English', en, 'Share your link: E-mail'],
  ['in German', de, 'Teile deinen Link: E-Mail'],
])('a part of an app has the texts of the kit, %s', (_, language, text) => {
  render(
    <PrefineryTexts language={language}>
      <Share />
    </PrefineryTexts>,
  );
  expect(screen.getByText(text)).toBeVisible();
});

test('texts of the app and of the part itself override those of the language', () => {
  render(
    <PrefineryTexts language={es} texts={{ shareButtons: { name: { email: 'Carta' } } }}>
      <Share label="Di lo a tus amigos" />
    </PrefineryTexts>,
  );
  expect(screen.getByText('Di lo a tus amigos: Carta')).toBeVisible();
});

test('English in a part of a page in another language replaces every text of it', () => {
  render(
    <PrefineryTexts language={ar}>
      <PrefineryTexts language={en}>
        <Share />
      </PrefineryTexts>
    </PrefineryTexts>,
  );
  expect(screen.getByText('Share your link: E-mail')).toBeVisible();
});

test('a part that does not exist is refused, with the names of those that do', () => {
  // React 18 also writes errors while rendering to the console.
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  // @ts-expect-error There is no such part.
  expect(() => renderHook(() => usePartTexts('shareButton'))).toThrow(
    expect.objectContaining({
      code: 'invalid_options',
      message: expect.stringMatching(/part is "shareButton".*alreadyJoined.*signupForm/) as string,
    }),
  );
});

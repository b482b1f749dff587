import { render } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import { numberFormat } from './numbers.ts';
import { PrefineryTexts } from '../provider/PrefineryTexts.tsx';

afterEach(() => void vi.unstubAllEnvs());

test('numbers are formatted in the language', () => {
  expect(numberFormat('de')(10_485)).toBe('10.485');
  expect(numberFormat('en')(10_485)).toBe('10,485');
});

const wrong = ['pt_BR', 'de_DE.UTF-8'];

test.each(wrong)('in development the locale "%s" is refused, with what to write instead', (locale) => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  expect(() => render(<PrefineryTexts locale={locale} />)).toThrow(
    `PrefineryTexts: locale is "${locale}". Give a language tag such as "pt-BR"`,
  );
});

test.each(wrong)('in production the locale "%s" does not crash the page', (locale) => {
  vi.stubEnv('NODE_ENV', 'production');
  expect(numberFormat(locale)(10_485)).toMatch(/10.?485/);
});

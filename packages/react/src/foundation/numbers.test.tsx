import { render } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import { numberFormat } from './numbers.ts';
import { PrefineryTexts } from '../provider/PrefineryTexts.tsx';

afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

test('numbers are formatted in the language', () => {
  expect(numberFormat('de')(10_485)).toBe('10.485');
  expect(numberFormat('en')(10_485)).toBe('10,485');
});

test('the browser’s formatter is created with the first number, and once', () => {
  const { NumberFormat: Real } = Intl;
  const NumberFormat = vi.spyOn(Intl, 'NumberFormat').mockImplementation(function (locale) {
    return new Real(locale);
  });
  const format = numberFormat('de');
  expect(NumberFormat).not.toHaveBeenCalled();
  expect([format(1000), format(2000)]).toEqual(['1.000', '2.000']);
  expect(NumberFormat).toHaveBeenCalledOnce();
});

test('loading the kit creates no formatter, which takes long in a browser', async () => {
  const formatters = [vi.spyOn(Intl, 'NumberFormat'), vi.spyOn(Intl, 'PluralRules'), vi.spyOn(Intl, 'DateTimeFormat')];
  vi.resetModules();
  await import('../index.ts');
  for (const formatter of formatters) expect(formatter).not.toHaveBeenCalled();
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

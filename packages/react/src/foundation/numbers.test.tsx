import { afterEach, expect, test, vi } from 'vitest';
import { numberFormat } from './numbers.ts';

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

test.each(['development', 'production'])(
  'in %s, numbers are written as in English for a text that is no locale',
  (mode) => {
    vi.stubEnv('NODE_ENV', mode);
    vi.spyOn(console, 'warn').mockImplementation(() => undefined);
    for (const locale of ['pt_BR', 'de_DE.UTF-8']) expect(numberFormat(locale)(10_485)).toBe('10,485');
  },
);

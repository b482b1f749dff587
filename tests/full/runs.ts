/** Texts of test files that apps run with their own test runner. */
import { readDocument } from '../../scripts/first-hour/document.ts';

/** The first test of a document. */
export const testOf = (document: string): string =>
  readDocument(document)
    .blocks.map(({ code }) => code)
    .find((code) => code.includes("from 'vitest'")) ?? '';

/** The same test for Jest: without the import of Vitest. */
export const forJest = (test: string): string => test.replace(/^import .* from 'vitest';\n/m, '');

export const everything = `import * as kit from '@prefinery-kit/react';
import * as devtools from '@prefinery-kit/react/devtools';
import * as locales from '@prefinery-kit/react/locales';
import * as qr from '@prefinery-kit/react/qr';
import * as contract from '@prefinery-kit/core/contract';
import { expect, test } from 'vitest';

test('every entry for browsers loads', () => {
  expect([kit.SignupForm, devtools.PrefineryDevtools, locales.de, qr.ReferralQrCode, contract.contract]).not.toContain(undefined);
});
`;

/**
 * A test of an app that uses neither the fake nor the sandbox.
 *
 * @param patience How long loading the vendor's script may take to fail, in ms.
 */
export const withoutFake = (
  patience: number,
): string => `import { Authenticated, Leaderboard, PrefineryProvider, SignupForm, useUser } from '@prefinery-kit/react';
import { cleanup, render, screen } from '@testing-library/react';
import { expect, test } from 'vitest';

const Place = () => <p>My place: {useUser().error?.code ?? 'not known yet'}</p>;

test('without a fake', async () => {
  render(
    <PrefineryProvider project="abcd1234">
      <Authenticated>You are on the list.</Authenticated>
      <SignupForm />
      <Leaderboard />
      <Place />
    </PrefineryProvider>,
  );
  expect(screen.getByRole('textbox')).toBeTruthy();
  await screen.findByText('My place: script_failed', {}, { timeout: ${patience} });
  await screen.findByText('We could not look up your place.');
  expect(screen.getByRole('textbox')).toBeTruthy();
  expect(screen.queryByText('You are on the list.')).toBe(null);
  cleanup();
}, 90_000);
`;

// oxlint-disable typescript/no-base-to-string -- the texts here are all strings.
import { render, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { type ReactNode, useState } from 'react';
import { expect, test } from 'vitest';
import { Authenticated } from '../visitor/Authenticated.tsx';
import { EmbeddedReferralPage } from '../vendor-pages/EmbeddedReferralPage.tsx';
import { HostedForm } from '../vendor-pages/HostedForm.tsx';
import { Leaderboard } from '../vendor-pages/Leaderboard.tsx';
import { ReferralPageDialog } from '../vendor-pages/ReferralPageDialog.tsx';
import { ScriptGate } from '../foundation/ScriptGate.tsx';
import { ListPosition } from '../sharing/ListPosition.tsx';
import { RewardProgress } from '../sharing/RewardProgress.tsx';
import { ShareButtons } from '../sharing/ShareButtons.tsx';
import { SignupForm } from '../signup/SignupForm.tsx';
import { AlreadyJoined } from '../vendor-pages/AlreadyJoined.tsx';
import { ar, de, es } from '../locales/index.ts';
import type { PrefineryLanguage } from './partTexts.ts';
import { PrefineryTexts, type PrefineryTextsProps } from './PrefineryTexts.tsx';
import { blocked, leonard, renderOnFake, renderWithPrefinery } from '../../test/fake.tsx';

const farBack = { ...leonard, list_position: 1234 };
const answers = { getUser: null, addUser: farBack, recordFormImpression: undefined };

const speaking = (props: PrefineryTextsProps, part: ReactNode) => <PrefineryTexts {...props}>{part}</PrefineryTexts>;

async function join(email: string): Promise<void> {
  await userEvent.type(screen.getByRole('textbox'), `${email}{Enter}`);
}

test('the language changes at run time, and typed input stays', async () => {
  function App() {
    const [language, setLanguage] = useState<PrefineryLanguage>();
    return (
      <>
        <button onClick={() => setLanguage(de)}>Deutsch</button>
        <button onClick={() => setLanguage(undefined)}>English</button>
        {speaking({ language }, <SignupForm />)}
      </>
    );
  }
  renderWithPrefinery(<App />, answers);
  await userEvent.type(screen.getByLabelText('E-mail address'), 'not an address');
  await userEvent.click(screen.getByRole('button', { name: 'Deutsch' }));
  expect(screen.getByLabelText('E-Mail-Adresse')).toHaveValue('not an address');
  await userEvent.click(screen.getByRole('button', { name: 'Auf die Warteliste' }));
  expect(screen.getByText(/^Gib deine E-Mail-Adresse ein/)).toBeVisible();
  await userEvent.click(screen.getByRole('button', { name: 'English' }));
  expect(screen.getByText(/^Enter your e-mail address/)).toBeVisible();
});

test.each([
  [{}, 'Number 1,234 in line.'],
  [{ locale: 'en-IN-u-nu-deva' }, 'Number १,२३४ in line.'],
  [{ language: de }, 'Du hast Platz 1.234.'],
  [{ language: de, locale: 'de-u-nu-deva' }, 'Du hast Platz १.२३४.'],
  [{ language: ar, locale: 'ar-u-nu-arab' }, 'ترتيبك ١٬٢٣٤.'],
] satisfies [PrefineryTextsProps, string][])('numbers are formatted in the language: %#', async (texts, said) => {
  renderWithPrefinery(speaking(texts, <SignupForm />), answers);
  await join(leonard.email);
  expect(await screen.findByText((_, element) => element?.role === 'status')).toHaveTextContent(said);
});

test('a language that lacks a part, or a text of one, falls back to English there', async () => {
  const some: PrefineryTextsProps = { locale: 'de', texts: { signupForm: { submit: 'Dabei sein' } } };
  renderWithPrefinery(speaking(some, [<SignupForm key="a" />, <AlreadyJoined key="b" />]), answers);
  expect(screen.getByRole('button', { name: 'Dabei sein' })).toBeVisible();
  expect(screen.getByLabelText('E-mail address')).toBeVisible();
  expect(screen.getByText('Already joined?')).toBeVisible();
});

test('the `texts` prop of a part wins over the language', () => {
  render(speaking({ language: de }, <AlreadyJoined texts={{ question: 'Zurück?' }} />));
  expect(screen.getByText('Zurück?')).toBeVisible();
  expect(screen.getByText(/behältst du deinen Platz/)).toBeInTheDocument();
});

test.each([
  [<ScriptGate key="gate" />, de.texts.partFailure.unreachable],
  [<Authenticated key="authenticated" />, de.texts.authenticated.error],
  [<Leaderboard key="leaderboard" />, de.texts.leaderboard.error],
  [<EmbeddedReferralPage key="page" />, de.texts.embeddedReferralPage.error],
  [<HostedForm key="form" />, de.texts.hostedForm.error],
])('failures and their retry are in the language: %#', async (part, said) => {
  renderOnFake(speaking({ language: de }, part), {}, {}, blocked);
  expect(await screen.findByRole('alert')).toHaveTextContent(String(said));
  expect(screen.getByRole('button', { name: 'Noch einmal versuchen' })).toBeVisible();
});

test('the referral page dialog is named in the language, unless the app names it', () => {
  renderOnFake(speaking({ language: es }, <ReferralPageDialog open texts={{ close: 'Listo' }} />));
  expect(screen.getByRole('heading', { name: 'Tu página de recomendaciones' })).toBeInTheDocument();
  expect(screen.getByRole('button', { name: 'Listo' })).toBeInTheDocument();
});

const codes = ['forbidden', 'disabled', 'honeypot', 'script_failed', 'timeout', 'post_blocked', 'other'] as const;

test.each(Object.entries({ ar, de, es }))('%s has a text for every error code of a signup', (_, { texts }) => {
  const { error, invalid } = texts.signupForm;
  const errors = codes.map((code) => (typeof error === 'function' ? '' : String(error[code])));
  const faults = Object.values(invalid).map(String);
  expect(new Set(errors).size).toBe(5);
  expect(new Set(faults).size).toBe(3);
  for (const sentence of [...errors, ...faults]) expect(sentence).toMatch(/\.$/);
});

test('every text that can be a string accepts one, also in place of a function', async () => {
  renderOnFake(
    <PrefineryTexts
      texts={{
        listPosition: { detail: 'We ship in May.' },
        rewardProgress: { next: 'Keep going.', takes: 'a few friends' },
        shareButtons: { name: { email: 'Mail' } },
        signupForm: { error: { other: 'No.' }, success: 'You are in.', successDetail: 'See you in May.' },
      }}
    >
      <ListPosition />
      <RewardProgress thresholds={[{ referrals: 1, reward: 'A sticker' }]} />
      <ShareButtons networks={['email', 'x']} />
    </PrefineryTexts>,
    { session: leonard.email },
  );
  for (const said of ['We ship in May.', 'Keep going.', 'a few friends', 'Mail', 'X']) {
    expect(await screen.findByText(said)).toBeVisible();
  }
});

test('texts by error code: an app’s text for a code replaces that one, all others are in the language', async () => {
  const { fake } = renderOnFake(
    <PrefineryTexts language={de} texts={{ signupForm: { error: { forbidden: 'Den kennen wir schon.' } } }}>
      <SignupForm />
    </PrefineryTexts>,
  );
  await join(leonard.email);
  expect(await screen.findByText('Den kennen wir schon.')).toBeVisible();
  fake.fault('addUser', { answer: { error: 'Try later', status: 500 } });
  await userEvent.click(screen.getByRole('button'));
  expect(await screen.findByText(/^Das hat nicht geklappt/)).toBeVisible();
});

test('a nested PrefineryTexts that changes one text keeps the rest of the outer one, and ignores undefined', () => {
  const unset = { email: undefined, pending: undefined };
  renderOnFake(
    <PrefineryTexts language={de}>
      <PrefineryTexts texts={{ signupForm: { ...unset, submit: 'Dabei sein' } }}>
        <SignupForm texts={unset} />
      </PrefineryTexts>
    </PrefineryTexts>,
  );
  expect(screen.getByRole('button', { name: 'Dabei sein' })).toBeVisible();
  expect(screen.getByLabelText(de.texts.signupForm.email)).toBeVisible();
});

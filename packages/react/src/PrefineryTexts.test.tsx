// oxlint-disable typescript/no-base-to-string -- the texts here are all strings.
import { PrefineryError } from '@prefinery-kit/core';
import { render, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { type ReactNode, useState } from 'react';
import { expect, test } from 'vitest';
import { Authenticated } from './components/Authenticated/Authenticated.tsx';
import { EmbeddedReferralPage } from './components/EmbeddedReferralPage/EmbeddedReferralPage.tsx';
import { HostedForm } from './components/HostedForm/HostedForm.tsx';
import { Leaderboard } from './components/Leaderboard/Leaderboard.tsx';
import { ReferralPageDialog } from './components/ReferralPageDialog/ReferralPageDialog.tsx';
import { ScriptGate } from './components/ScriptGate/ScriptGate.tsx';
import { SignupForm } from './components/SignupForm/SignupForm.tsx';
import { AlreadyJoined } from './components/AlreadyJoined/AlreadyJoined.tsx';
import { ar, de, es } from './locales/index.ts';
import { PrefineryTexts, type PrefineryTextsProps, type Texts } from './PrefineryTexts.tsx';
import { blocked, leonard, renderOnFake, renderWithPrefinery } from './testing.tsx';

const farBack = { ...leonard, list_position: 1234 };
const answers = { getUser: null, addUser: farBack, recordFormImpression: undefined };

const speaking = (texts: PrefineryTextsProps['texts'], part: ReactNode) => (
  <PrefineryTexts texts={texts}>{part}</PrefineryTexts>
);

async function join(email: string): Promise<void> {
  await userEvent.type(screen.getByRole('textbox'), `${email}{Enter}`);
}

test('the language changes at run time, and what was typed stays', async () => {
  function App() {
    const [texts, setTexts] = useState<PrefineryTextsProps['texts']>({});
    return (
      <>
        <button onClick={() => setTexts(de)}>Deutsch</button>
        <button onClick={() => setTexts({})}>English</button>
        {speaking(texts, <SignupForm />)}
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
  [de, 'Du hast Platz 1.234.'],
  [{ ...de, locale: 'de-u-nu-deva' }, 'Du hast Platz १.२३४.'],
  [{ ...ar, locale: 'ar-u-nu-arab' }, 'ترتيبك ١٬٢٣٤.'],
] satisfies [PrefineryTextsProps['texts'], string][])(
  'numbers are written as the language does: %#',
  async (texts, said) => {
    renderWithPrefinery(speaking(texts, <SignupForm />), answers);
    await join(leonard.email);
    expect(await screen.findByText((_, element) => element?.role === 'status')).toHaveTextContent(said);
  },
);

test('a language that lacks a part, or a text of one, is English there', async () => {
  const some: PrefineryTextsProps['texts'] = { locale: 'de', signupForm: { submit: 'Dabei sein' } };
  renderWithPrefinery(speaking(some, [<SignupForm key="a" />, <AlreadyJoined key="b" />]), answers);
  expect(screen.getByRole('button', { name: 'Dabei sein' })).toBeVisible();
  expect(screen.getByLabelText('E-mail address')).toBeVisible();
  expect(screen.getByText('Already joined?')).toBeVisible();
});

test('a part’s own words win over the language', () => {
  render(speaking(de, <AlreadyJoined texts={{ question: 'Zurück?' }} />));
  expect(screen.getByText('Zurück?')).toBeVisible();
  expect(screen.getByText(/behältst du deinen Platz/)).toBeInTheDocument();
});

const outOfReach = new PrefineryError('script_failed', { command: 'getUser' });

test.each([
  [<ScriptGate key="gate" />, de.failure.unreachable],
  [<Authenticated key="authenticated" />, de.authenticated.error(outOfReach)],
  [<Leaderboard key="leaderboard" />, de.leaderboard.error(outOfReach)],
  [<EmbeddedReferralPage key="page" />, de.embeddedReferralPage.error(outOfReach)],
  [<HostedForm key="form" />, de.hostedForm.error(outOfReach)],
])('what failed says so in the language, and how to go on: %#', async (part, said) => {
  renderOnFake(speaking(de, part), {}, {}, blocked);
  expect(await screen.findByRole('alert')).toHaveTextContent(String(said));
  expect(screen.getByRole('button', { name: 'Noch einmal versuchen' })).toBeVisible();
});

test('the popup is called in the language, unless the app says otherwise', () => {
  renderOnFake(speaking(es, <ReferralPageDialog open texts={{ close: 'Listo' }} />));
  expect(screen.getByRole('heading', { name: 'Tu página de recomendaciones' })).toBeInTheDocument();
  expect(screen.getByRole('button', { name: 'Listo' })).toBeInTheDocument();
});

const field = { name: 'first_name', reason: 'valueMissing', message: 'the browser’s', value: '' } as const;

test.each(Object.entries({ ar, de, es }))('%s has words of its own for every failure', (_, texts: Texts) => {
  const { error, invalid } = texts.signupForm;
  const codes = ['forbidden', 'timeout', 'invalid_data'] as const;
  const errors = codes.map((code) => String(error(new PrefineryError(code, { command: 'addUser' }))));
  const faults = [field, { ...field, name: 'email' }, { ...field, name: 'agreement' }].map((at) => String(invalid(at)));
  const browsers = invalid({ ...field, reason: 'tooLong' });
  const said = [...errors, ...faults];
  expect(new Set(said).size).toBe(6);
  for (const sentence of said) expect(sentence).toMatch(/\.$/);
  expect(browsers).toBe('the browser’s');
});

test('an inner language that changes one word leaves the rest of the outer one, and takes no text from what is undefined', () => {
  const unset: { email?: string; pending?: string } = {};
  // Apps without TypeScript, or with looser settings of it, hand this over.
  Object.assign(unset, { email: undefined, pending: undefined });
  renderOnFake(
    <PrefineryTexts texts={de}>
      <PrefineryTexts texts={{ signupForm: { ...unset, submit: 'Dabei sein' } }}>
        <SignupForm texts={unset} />
      </PrefineryTexts>
    </PrefineryTexts>,
  );
  expect(screen.getByRole('button', { name: 'Dabei sein' })).toBeVisible();
  expect(screen.getByLabelText(de.signupForm.email)).toBeVisible();
});

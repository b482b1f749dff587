// Its texts are functions too: as a module of the client, a component of the server can hand them on.
'use client';
import type { Texts } from '../PrefineryTexts.tsx';
import { faultOf, reasonOf } from '../reasons.ts';

const unreachable =
  'Wir erreichen die Warteliste nicht. Prüfe deine Verbindung oder deinen Inhaltsblocker und versuche es noch einmal.';

/**
 * German, with “du”.
 *
 * @example
 * ```tsx
 * <PrefineryTexts texts={de}>
 *   <SignupForm />
 * </PrefineryTexts>
 * ```
 *
 * @example
 * As in Switzerland, with a word of your own:
 * ```tsx
 * <PrefineryTexts texts={{ ...de, locale: 'de-CH', signupForm: { ...de.signupForm, submit: 'Dabei sein' } }}>
 *   <SignupForm />
 * </PrefineryTexts>
 * ```
 */
export const de: Texts = {
  locale: 'de',
  alreadyJoined: {
    question: 'Schon dabei?',
    answer:
      'Wenn du auf der Liste stehst, behältst du deinen Platz. Der Statuslink in deiner Willkommensmail zeigt ihn dir wieder.',
  },
  authenticated: { error: () => 'Wir konnten deinen Platz nicht nachsehen.' },
  embeddedReferralPage: {
    error: ({ code }) =>
      code === 'forbidden'
        ? 'Trag dich zuerst ein, dann siehst du hier deine Empfehlungsseite.'
        : 'Deine Empfehlungsseite konnte nicht angezeigt werden.',
  },
  failure: { unreachable, retry: 'Noch einmal versuchen' },
  hostedForm: { error: () => 'Das Anmeldeformular konnte nicht angezeigt werden.' },
  leaderboard: { error: () => 'Die Rangliste konnte nicht angezeigt werden.' },
  referralPagePopup: { label: 'Deine Empfehlungsseite', close: 'Schließen' },
  signupForm: {
    email: 'E-Mail-Adresse',
    placeholder: 'du@example.com',
    submit: 'Auf die Warteliste',
    pending: 'Wird eingetragen …',
    invalid: (field) =>
      ({
        email: 'Gib deine E-Mail-Adresse ein, zum Beispiel du@example.com.',
        agreement: 'Bitte stimme dem zuerst zu.',
        missing: 'Bitte fülle dieses Feld aus.',
        other: field.message,
      })[faultOf(field)],
    error: (error) =>
      ({
        known:
          'Diese Adresse steht vielleicht schon auf der Liste. Der Link in deiner Willkommensmail bringt dich zurück.',
        unreachable,
        other: 'Das hat nicht geklappt. Prüfe die Adresse und versuche es noch einmal.',
      })[reasonOf(error)],
    success: ({ list_position }, locale) => (
      <>
        <strong>Du stehst auf der Liste.</strong>
        {list_position !== null && ` Du hast Platz ${list_position.toLocaleString(locale)}.`}
      </>
    ),
  },
};

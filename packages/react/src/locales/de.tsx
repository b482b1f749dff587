// Its texts are functions too: as a module of the client, a component of the server can hand them on.
'use client';
import type { Texts } from '../PrefineryTexts.tsx';
import { networkNames } from '../networks.ts';
import { faultOf, reasonOf } from '../reasons.ts';
import { formatNumber } from '../numbers.ts';

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
    label: 'Empfehlungsseite',
    empty: 'Trag dich zuerst ein, dann siehst du hier deine Empfehlungsseite.',
    error: () => 'Deine Empfehlungsseite konnte nicht angezeigt werden.',
  },
  failure: { unreachable, retry: 'Noch einmal versuchen' },
  hostedForm: { label: 'Anmeldeformular', error: () => 'Das Anmeldeformular konnte nicht angezeigt werden.' },
  leaderboard: { label: 'Rangliste', error: () => 'Die Rangliste konnte nicht angezeigt werden.' },
  listPosition: {
    label: 'Dein Platz',
    detail: ({ list_behind: behind, list_length: length }, locale) =>
      behind ? `${formatNumber(behind, locale)} hinter dir` : `${formatNumber(length ?? 0, locale)} auf der Liste`,
    soon: 'Bald',
    soonDetail: 'Du bekommst ihn, sobald du deine Adresse bestätigt hast.',
    failed: 'Wir konnten deinen Platz nicht nachsehen.',
  },
  news: {
    changed: ({ list_position: place, referrals }, before, locale) =>
      [
        place !== before.list_position && place !== null && `Du hast jetzt Platz ${formatNumber(place, locale)}.`,
        referrals !== before.referrals && `Freunde, die dabei sind: ${formatNumber(referrals, locale)}.`,
      ]
        .filter(Boolean)
        .join(' '),
  },
  referralLink: {
    label: 'Dein Empfehlungslink',
    copy: 'Link kopieren',
    copied: 'Kopiert',
    error: () => 'Dein Browser lässt uns nicht kopieren. Der Link ist markiert: Kopiere ihn von Hand.',
    empty: 'Trag dich zuerst ein. Dann steht hier dein eigener Link zum Teilen.',
    failed: 'Wir konnten deinen Link nicht nachsehen.',
  },
  referralQrCode: {
    label: 'QR-Code deines Empfehlungslinks',
    save: (format) => `Als ${format.toUpperCase()} sichern`,
    error: () => 'Dein Browser konnte das Bild nicht sichern.',
    empty: 'Trag dich zuerst ein. Dann steht hier ein Code, der zu deinem Link führt.',
    failed: 'Wir konnten deinen Link nicht nachsehen.',
  },
  referralStats: {
    shares: 'Besuche über deinen Link',
    referrals: 'Freunde, die dabei sind',
    list_position: 'Dein Platz',
    list_ahead: 'Leute vor dir',
    list_behind: 'Leute hinter dir',
    list_length: 'Leute auf der Liste',
    failed: 'Wir konnten deine Zahlen nicht nachsehen.',
  },
  rewardProgress: {
    label: 'Deine Prämien',
    next: (remaining, _next, locale) =>
      remaining === 1
        ? 'Noch eine Person bis zu deiner nächsten Prämie'
        : `Noch ${formatNumber(remaining, locale)} Freunde bis zu deiner nächsten Prämie`,
    done: 'Du hast alle Prämien erreicht.',
    takes: (referrals, locale) => (referrals === 1 ? 'eine Person' : `${formatNumber(referrals, locale)} Freunde`),
    reached: 'Erreicht',
    failed: 'Wir konnten nicht nachsehen, wie weit du bist.',
  },
  rewards: {
    empty: 'Noch keine Prämien.',
    role: { referrer: 'Fürs Einladen', friend: 'Fürs Mitmachen' },
    type: { SingleSided: 'für jede Person', DoubleSided: 'für euch beide', Milestone: 'Meilenstein' },
    status: { earned: 'Verdient', delivered: 'Geliefert', revoked: 'Zurückgenommen' },
  },
  shareButtons: {
    label: 'Teile deinen Link',
    name: (network) => ({ ...networkNames, system: 'Teilen', email: 'E-Mail' })[network],
    action: (network) =>
      network === 'system' ? 'Teilen …' : `Teilen per ${{ ...networkNames, email: 'E-Mail' }[network]}`,
    message: 'Ich stehe auf der Liste und habe an dich gedacht. Komm mit:',
    title: 'Komm mit',
    error: () => 'Dein Browser hat sein Teilen-Menü nicht geöffnet. Nimm einen der anderen Wege.',
    empty: 'Trag dich zuerst ein. Dann kannst du hier deinen eigenen Link teilen.',
    failed: 'Wir konnten deinen Link nicht nachsehen.',
  },
  referralPageDialog: { label: 'Deine Empfehlungsseite', close: 'Schließen' },
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
        denied:
          'Die Warteliste braucht einen Dienst, den du nicht erlaubt hast. Erlaube ihn und versuche es noch einmal.',
        unreachable,
        doubted: 'Das hat nicht geklappt. Wenn du ein Mensch bist, drück bitte noch einmal auf den Knopf.',
        other: 'Das hat nicht geklappt. Prüfe die Adresse und versuche es noch einmal.',
      })[reasonOf(error)],
    posted: 'Einen Moment, es geht auf der nächsten Seite weiter.',
    success: ({ list_position }) => (list_position === null ? 'Fast geschafft.' : 'Du stehst auf der Liste.'),
    successDetail: ({ list_position }, locale) =>
      list_position === null
        ? 'Bestätige deine Adresse: Wir haben dir einen Link geschickt.'
        : `Du hast Platz ${formatNumber(list_position, locale)}.`,
    waiting: 'Erlaube den Dienst der Warteliste, dann geht deine Anmeldung weiter.',
  },
};

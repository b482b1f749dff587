// A client module, because its texts may be functions: a server component can pass on a reference to it.
'use client';
import type { PrefineryLanguage } from '../provider/partTexts.ts';
import { networkNames } from '../sharing/networks.ts';

const unreachable =
  'Wir erreichen die Warteliste nicht. Prüfe deine Verbindung oder deinen Inhaltsblocker und versuche es noch einmal.';

/**
 * German, with informal “du”.
 *
 * @example
 * ```tsx
 * <PrefineryTexts language={de}>
 *   <SignupForm />
 * </PrefineryTexts>
 * ```
 *
 * @example
 * Swiss number format, and a text of your own:
 * ```tsx
 * <PrefineryTexts language={de} locale="de-CH" texts={{ signupForm: { submit: 'Dabei sein' } }}>
 *   <SignupForm />
 * </PrefineryTexts>
 * ```
 */
export const de: PrefineryLanguage = {
  locale: 'de',
  texts: {
    alreadyJoined: {
      question: 'Schon dabei?',
      answer:
        'Wenn du auf der Liste stehst, behältst du deinen Platz. Der Statuslink in deiner Willkommensmail zeigt ihn dir wieder.',
    },
    authenticated: { error: 'Wir konnten deinen Platz nicht nachsehen.' },
    embeddedReferralPage: {
      label: 'Empfehlungsseite',
      empty: 'Trag dich zuerst ein, dann siehst du hier deine Empfehlungsseite.',
      error: 'Deine Empfehlungsseite konnte nicht angezeigt werden.',
    },
    partFailure: { unreachable, retry: 'Noch einmal versuchen' },
    hostedForm: { label: 'Anmeldeformular', error: 'Das Anmeldeformular konnte nicht angezeigt werden.' },
    leaderboard: { label: 'Rangliste', error: 'Die Rangliste konnte nicht angezeigt werden.' },
    listPosition: {
      label: 'Dein Platz',
      detail: ({ list_behind: behind, list_length: length }, format) =>
        behind ? `${format(behind)} hinter dir` : `${format(length)} auf der Liste`,
      soon: 'Bald',
      soonDetail: 'Du bekommst ihn, sobald du deine Adresse bestätigt hast.',
      error: 'Wir konnten deinen Platz nicht nachsehen.',
    },
    changeAnnouncement: {
      changed: ({ list_position: place, referrals }, before, format) =>
        [
          place !== before.list_position && place !== null && `Du hast jetzt Platz ${format(place)}.`,
          referrals !== before.referrals && `Freunde, die dabei sind: ${format(referrals)}.`,
        ]
          .filter(Boolean)
          .join(' '),
    },
    referralLink: {
      label: 'Dein Empfehlungslink',
      copy: 'Link kopieren',
      copied: 'Kopiert',
      copyError: 'Dein Browser lässt uns nicht kopieren. Der Link ist markiert: Kopiere ihn von Hand.',
      empty: 'Trag dich zuerst ein. Dann steht hier dein eigener Link zum Teilen.',
      error: 'Wir konnten deinen Link nicht nachsehen.',
    },
    referralQrCode: {
      label: 'QR-Code deines Empfehlungslinks',
      save: { png: 'Als PNG sichern', svg: 'Als SVG sichern' },
      saveError: 'Dein Browser konnte das Bild nicht sichern.',
      empty: 'Trag dich zuerst ein. Dann steht hier ein Code, der zu deinem Link führt.',
      error: 'Wir konnten deinen Link nicht nachsehen.',
    },
    referralStats: {
      shares: 'Besuche über deinen Link',
      referrals: 'Freunde, die dabei sind',
      list_position: 'Dein Platz',
      list_ahead: 'Leute vor dir',
      list_behind: 'Leute hinter dir',
      list_length: 'Leute auf der Liste',
      error: 'Wir konnten deine Zahlen nicht nachsehen.',
    },
    rewardProgress: {
      label: 'Deine Prämien',
      next: (remaining, _next, format) =>
        remaining === 1
          ? 'Noch eine Person bis zu deiner nächsten Prämie'
          : `Noch ${format(remaining)} Freunde bis zu deiner nächsten Prämie`,
      done: 'Du hast alle Prämien erreicht.',
      takes: (referrals, format) => (referrals === 1 ? 'eine Person' : `${format(referrals)} Freunde`),
      reached: 'Erreicht',
      error: 'Wir konnten nicht nachsehen, wie weit du bist.',
    },
    rewards: {
      empty: 'Noch keine Prämien.',
      role: { referrer: 'Fürs Einladen', friend: 'Fürs Mitmachen' },
      type: { SingleSided: 'für jede Person', DoubleSided: 'für euch beide', Milestone: 'Meilenstein' },
      status: { earned: 'Verdient', delivered: 'Geliefert', revoked: 'Zurückgenommen' },
    },
    shareButtons: {
      label: 'Teile deinen Link',
      name: { ...networkNames, system: 'Teilen', email: 'E-Mail' },
      action: {
        system: 'Teilen …',
        x: 'Teilen per X',
        facebook: 'Teilen per Facebook',
        linkedin: 'Teilen per LinkedIn',
        whatsapp: 'Teilen per WhatsApp',
        telegram: 'Teilen per Telegram',
        reddit: 'Teilen per Reddit',
        email: 'Teilen per E-Mail',
        sms: 'Teilen per SMS',
      },
      message: 'Ich stehe auf der Liste und habe an dich gedacht. Komm mit:',
      title: 'Komm mit',
      shareError: 'Dein Browser hat sein Teilen-Menü nicht geöffnet. Nimm einen der anderen Wege.',
      empty: 'Trag dich zuerst ein. Dann kannst du hier deinen eigenen Link teilen.',
      error: 'Wir konnten deinen Link nicht nachsehen.',
    },
    referralPageDialog: { label: 'Deine Empfehlungsseite', close: 'Schließen' },
    signupForm: {
      email: 'E-Mail-Adresse',
      placeholder: 'du@example.com',
      submit: 'Auf die Warteliste',
      pending: 'Wird eingetragen …',
      invalid: {
        email: 'Gib deine E-Mail-Adresse ein, zum Beispiel du@example.com.',
        agreement: 'Bitte stimme dem zuerst zu.',
        missing: 'Bitte fülle dieses Feld aus.',
      },
      error: {
        forbidden:
          'Diese Adresse steht vielleicht schon auf der Liste. Der Link in deiner Willkommensmail bringt dich zurück.',
        disabled:
          'Die Warteliste braucht einen Dienst, den du nicht erlaubt hast. Erlaube ihn und versuche es noch einmal.',
        script_failed: unreachable,
        timeout: unreachable,
        post_blocked: unreachable,
        honeypot: 'Das hat nicht geklappt. Wenn du ein Mensch bist, drück bitte noch einmal auf den Knopf.',
        other: 'Das hat nicht geklappt. Prüfe die Adresse und versuche es noch einmal.',
      },
      posted: 'Einen Moment, es geht auf der nächsten Seite weiter.',
      success: ({ list_position }) => (list_position === null ? 'Fast geschafft.' : 'Du stehst auf der Liste.'),
      successDetail: ({ list_position }, format) =>
        list_position === null
          ? 'Bestätige deine Adresse: Wir haben dir einen Link geschickt.'
          : `Du hast Platz ${format(list_position)}.`,
      waiting: 'Erlaube den Dienst der Warteliste, dann geht deine Anmeldung weiter.',
    },
  },
};

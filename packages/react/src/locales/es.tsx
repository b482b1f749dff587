// Its texts are functions too: as a module of the client, a component of the server can hand them on.
'use client';
import type { Texts } from '../PrefineryTexts.tsx';
import { faultOf, reasonOf } from '../reasons.ts';

const unreachable =
  'No hemos podido conectar con la lista de espera. Revisa tu conexión o tu bloqueador de contenido e inténtalo de nuevo.';

/**
 * Spanish, with “tú”.
 *
 * @example
 * ```tsx
 * <PrefineryTexts texts={es}>
 *   <SignupForm />
 * </PrefineryTexts>
 * ```
 */
export const es: Texts = {
  locale: 'es',
  alreadyJoined: {
    question: '¿Ya te has apuntado?',
    answer:
      'Si estás en la lista, conservas tu puesto. Abre el enlace de estado de tu correo de bienvenida para volver a verlo.',
  },
  authenticated: { error: () => 'No hemos podido consultar tu puesto.' },
  embeddedReferralPage: {
    error: ({ code }) =>
      code === 'forbidden'
        ? 'Apúntate primero para ver tu página de recomendaciones.'
        : 'No se ha podido mostrar tu página de recomendaciones.',
  },
  failure: { unreachable, retry: 'Intentar de nuevo' },
  hostedForm: { error: () => 'No se ha podido mostrar el formulario de inscripción.' },
  leaderboard: { error: () => 'No se ha podido mostrar la clasificación.' },
  referralPagePopup: { label: 'Tu página de recomendaciones', close: 'Cerrar' },
  signupForm: {
    email: 'Correo electrónico',
    placeholder: 'tu@example.com',
    submit: 'Unirme a la lista de espera',
    pending: 'Un momento…',
    invalid: (field) =>
      ({
        email: 'Escribe tu correo electrónico, por ejemplo tu@example.com.',
        agreement: 'Acepta esto primero, por favor.',
        missing: 'Rellena este campo, por favor.',
        other: field.message,
      })[faultOf(field)],
    error: (error) =>
      ({
        known:
          'Puede que esta dirección ya esté en la lista. El enlace de tu correo de bienvenida te lleva de vuelta a tu puesto.',
        unreachable,
        other: 'No ha funcionado. Revisa la dirección e inténtalo de nuevo.',
      })[reasonOf(error)],
    success: ({ list_position }, locale) => (
      <>
        <strong>Ya estás en la lista.</strong>
        {list_position !== null && ` Tienes el puesto ${list_position.toLocaleString(locale)}.`}
      </>
    ),
  },
};

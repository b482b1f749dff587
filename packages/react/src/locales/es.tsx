// A client module, because its texts may be functions: a server component can pass on a reference to it.
'use client';
import type { PrefineryLanguage } from '../provider/partTexts.ts';
import { networkNames } from '../sharing/networks.ts';

const unreachable =
  'No hemos podido conectar con la lista de espera. Revisa tu conexión o tu bloqueador de contenido e inténtalo de nuevo.';

/**
 * Spanish, with informal “tú”.
 *
 * @example
 * ```tsx
 * <PrefineryTexts language={es}>
 *   <SignupForm />
 * </PrefineryTexts>
 * ```
 */
export const es: PrefineryLanguage = {
  locale: 'es',
  texts: {
    alreadyJoined: {
      question: '¿Ya te has apuntado?',
      answer:
        'Si estás en la lista, conservas tu puesto. Abre el enlace de estado de tu correo de bienvenida para volver a verlo.',
    },
    authenticated: { error: 'No hemos podido consultar tu puesto.' },
    embeddedReferralPage: {
      label: 'Página de recomendaciones',
      empty: 'Apúntate primero para ver tu página de recomendaciones.',
      error: 'No se ha podido mostrar tu página de recomendaciones.',
    },
    partFailure: { unreachable, retry: 'Intentar de nuevo' },
    hostedForm: {
      label: 'Formulario de inscripción',
      error: 'No se ha podido mostrar el formulario de inscripción.',
    },
    leaderboard: { label: 'Clasificación', error: 'No se ha podido mostrar la clasificación.' },
    listPosition: {
      label: 'Tu puesto',
      detail: ({ list_behind: behind, list_length: length }, format) =>
        behind ? `${format(behind)} detrás de ti` : `${format(length)} en la lista`,
      soon: 'Pronto',
      soonDetail: 'Lo tendrás en cuanto confirmes tu dirección.',
      error: 'No hemos podido consultar tu puesto.',
    },
    changeAnnouncement: {
      changed: ({ list_position: place, referrals }, before, format) =>
        [
          place !== before.list_position && place !== null && `Ahora tienes el puesto ${format(place)}.`,
          referrals !== before.referrals && `Amigos que se han apuntado: ${format(referrals)}.`,
        ]
          .filter(Boolean)
          .join(' '),
    },
    referralLink: {
      label: 'Tu enlace de invitación',
      copy: 'Copiar enlace',
      copied: 'Copiado',
      copyError: 'Tu navegador no nos deja copiar. El enlace está seleccionado: cópialo a mano.',
      empty: 'Apúntate primero. Entonces tendrás aquí tu propio enlace.',
      error: 'No hemos podido consultar tu enlace.',
    },
    referralQrCode: {
      label: 'Código QR de tu enlace de invitación',
      save: { png: 'Guardar como PNG', svg: 'Guardar como SVG' },
      saveError: 'Tu navegador no ha podido guardar la imagen.',
      empty: 'Apúntate primero. Entonces tendrás aquí un código que lleva a tu enlace.',
      error: 'No hemos podido consultar tu enlace.',
    },
    referralStats: {
      shares: 'Visitas por tu enlace',
      referrals: 'Amigos que se han apuntado',
      list_position: 'Tu puesto',
      list_ahead: 'Personas delante de ti',
      list_behind: 'Personas detrás de ti',
      list_length: 'Personas en la lista',
      error: 'No hemos podido consultar tus números.',
    },
    rewardProgress: {
      label: 'Tus recompensas',
      next: (remaining, _next, format) =>
        remaining === 1
          ? 'Falta un amigo para tu próxima recompensa'
          : `Faltan ${format(remaining)} amigos para tu próxima recompensa`,
      done: 'Has conseguido todas las recompensas.',
      takes: (referrals, format) => (referrals === 1 ? 'un amigo' : `${format(referrals)} amigos`),
      reached: 'Conseguida',
      error: 'No hemos podido consultar tu progreso.',
    },
    rewards: {
      empty: 'Aún no hay recompensas.',
      role: { referrer: 'Por invitar', friend: 'Por apuntarte' },
      type: { SingleSided: 'por cada amigo', DoubleSided: 'para los dos', Milestone: 'meta' },
      status: { earned: 'Ganada', delivered: 'Entregada', revoked: 'Retirada' },
    },
    shareButtons: {
      label: 'Comparte tu enlace',
      name: { ...networkNames, system: 'Compartir', email: 'Correo' },
      action: {
        system: 'Compartir…',
        x: 'Compartir por X',
        facebook: 'Compartir por Facebook',
        linkedin: 'Compartir por LinkedIn',
        whatsapp: 'Compartir por WhatsApp',
        telegram: 'Compartir por Telegram',
        reddit: 'Compartir por Reddit',
        email: 'Compartir por Correo',
        sms: 'Compartir por SMS',
      },
      message: 'Me he apuntado y he pensado en ti. Vente:',
      title: 'Vente',
      shareError: 'Tu navegador no ha abierto su menú para compartir. Usa una de las otras formas.',
      empty: 'Apúntate primero. Entonces podrás compartir aquí tu propio enlace.',
      error: 'No hemos podido consultar tu enlace.',
    },
    referralPageDialog: { label: 'Tu página de recomendaciones', close: 'Cerrar' },
    signupForm: {
      email: 'Correo electrónico',
      placeholder: 'tu@example.com',
      submit: 'Unirme a la lista de espera',
      pending: 'Un momento…',
      invalid: {
        email: 'Escribe tu correo electrónico, por ejemplo tu@example.com.',
        agreement: 'Acepta esto primero, por favor.',
        missing: 'Rellena este campo, por favor.',
      },
      error: {
        forbidden:
          'Puede que esta dirección ya esté en la lista. El enlace de tu correo de bienvenida te lleva de vuelta a tu puesto.',
        disabled: 'La lista de espera necesita un servicio que no has permitido. Permítelo e inténtalo de nuevo.',
        script_failed: unreachable,
        timeout: unreachable,
        post_blocked: unreachable,
        honeypot: 'No ha funcionado. Si eres una persona, pulsa el botón otra vez.',
        other: 'No ha funcionado. Revisa la dirección e inténtalo de nuevo.',
      },
      posted: 'Un momento, te llevamos a la página siguiente.',
      success: ({ list_position }) => (list_position === null ? 'Ya casi está.' : 'Ya estás en la lista.'),
      successDetail: ({ list_position }, format) =>
        list_position === null
          ? 'Confirma tu dirección: te hemos enviado un enlace.'
          : `Tienes el puesto ${format(list_position)}.`,
      waiting: 'Permite el servicio de la lista de espera y tu registro seguirá adelante.',
    },
  },
};

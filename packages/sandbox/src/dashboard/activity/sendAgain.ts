import type { ActivityLine } from '../../server/foundation/activity.ts';
import { control, ControlError, reach } from '../api.ts';
import { requestOf } from './snippets.ts';

/** A session of a user: see `POST /people/session`. */
interface Session {
  session: string;
}

/**
 * Sends a command again, with a new session of the same user. A form and its limits see it as a call of this browser.
 * @returns the status of the answer
 * @throws ControlError if the sandbox does not answer, or the user is gone
 */
export async function sendAgain(
  { command, data, user, visitor, origin, referrer_code }: ActivityLine,
  project: string,
): Promise<number> {
  const headers = new Headers({ 'content-type': 'application/json' });
  if (visitor !== null) headers.set('x-prefinery-visitor', visitor);
  if (user !== null) {
    const { session } = await control<Session>('/people/session', { body: { email: user } });
    headers.set('x-prefinery-session', session);
  }
  const init = {
    method: 'POST',
    headers,
    body: JSON.stringify(requestOf(data, `${origin ?? window.location.origin}/`, referrer_code)),
  };
  try {
    const answer: unknown = await (await reach(`/api/${project}/${command}`, init)).json();
    return typeof answer === 'object' && answer !== null && 'status' in answer ? Number(answer.status) : 200;
  } catch (error) {
    // A refusal is an answer, too.
    if (error instanceof ControlError && error.status > 0) return error.status;
    throw error;
  }
}

import type { PrefineryError } from '@prefinery-kit/core';
import type { TextOf } from '../foundation/texts.ts';

/** Every text of the part. */
export interface AuthenticatedTexts {
  /** The message if the user could not be read. */
  error: TextOf<[error: PrefineryError]>;
}

export const authenticatedEnglish: AuthenticatedTexts = { error: 'We could not look up your place.' };

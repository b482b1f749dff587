import type { Handler } from './handler.ts';

/** Ends the session for all copies of its token. */
export const logoutUser: Handler<'logoutUser'> = async (_data, { sessionToken }, { store }) => {
  if (sessionToken !== null) await store.sessions.end(sessionToken);
  return { result: undefined, session: null };
};

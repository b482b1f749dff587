import type { Handler } from './handler.ts';

/** The token is dead from here on, whoever else has a copy of it. */
export const logoutUser: Handler<'logoutUser'> = async (_data, { sessionToken }, { store }) => {
  if (sessionToken !== null) await store.sessions.end(sessionToken);
  return { result: undefined, session: null };
};

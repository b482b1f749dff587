import type { Command } from '@prefinery-kit/core/contract';
import { addUser } from './addUser.ts';
import { embedLeaderboard } from './embedLeaderboard.ts';
import { getUser } from './getUser.ts';
import type { Handler } from './handler.ts';
import { recordFormImpression } from './recordFormImpression.ts';

/** Every command of the contract: a forgotten one does not compile. */
export const handlers: { [C in Command]: Handler<C> } = {
  addUser,
  getUser,
  recordFormImpression,
  embedLeaderboard,
};

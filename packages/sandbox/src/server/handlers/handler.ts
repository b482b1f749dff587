import type { Command, CommandResult, Contract } from '@prefinery-kit/core/contract';
import type * as v from 'valibot';
import type { CommandReply } from '../../protocol.ts';
import type { Campaign } from '../campaign.ts';
import type { Visit } from '../visit.ts';

/** What a handler says: the row's result, and what goes along with it. */
interface Outcome<C extends Command> extends Pick<CommandReply, 'session' | 'frame'> {
  result: CommandResult<C>;
}

/** Carries out one command. Its data has been read; its result will be. Whom it may not serve it throws a `Refusal`. */
export type Handler<C extends Command> = (
  data: v.InferOutput<Contract[C]['data']>,
  visit: Visit,
  campaign: Campaign,
) => Promise<Outcome<C>>;

import type { Command, CommandResult, Contract } from '@prefinery-kit/core/contract';
import type * as v from 'valibot';
import type { CommandReply } from '../../../protocol.ts';
import type { Campaign } from '../../foundation/campaign.ts';
import type { Visit } from '../visit.ts';

/** What a handler returns: the command's result, and what else the reply carries. */
interface Outcome<C extends Command> extends Pick<CommandReply, 'session' | 'frame'> {
  result: CommandResult<C>;
}

/** Runs one command. Data and result are validated outside. Throws a `Refusal` if the caller may not run it. */
export type Handler<C extends Command> = (
  data: v.InferOutput<Contract[C]['data']>,
  visit: Visit,
  campaign: Campaign,
) => Promise<Outcome<C>>;

import { type Command, contract } from '@prefinery-kit/core/contract';
import * as v from 'valibot';
import type { CommandReply } from '../../protocol.ts';
import type { Campaign } from '../foundation/campaign.ts';
import type { Handler } from './handlers/handler.ts';
import { readLeniently } from './lenient.ts';
import { Refusal } from '../foundation/refusal.ts';
import type { Visit } from './visit.ts';
import { shorten } from '../../campaign/shorten.ts';

/**
 * Validates the data, runs the command, and validates the result before it is sent.
 * @throws Refusal if the data is invalid or the caller may not run the command
 */
export async function answer<C extends Command>(
  handlers: { [K in C]: Handler<K> },
  command: C,
  data: unknown,
  visit: Visit,
  campaign: Campaign,
): Promise<CommandReply> {
  const row: (typeof contract)[C] = contract[command];
  const read = v.safeParse(row.data, readLeniently(command, data, campaign.warnOnce));
  if (!read.success) throw new Refusal(400, `${command}: ${explain(read.issues)}`);
  const { result, ...more } = await handlers[command](read.output, visit, campaign);
  const sent = v.safeParse(row.result, result);
  if (!sent.success) throw new Error(`The sandbox's own ${command} breaks the contract: ${explain(sent.issues)}`);
  return { answer: sent.output, ...more };
}

/** Names the invalid field. Of a union, it reports the issues of the member that matched best. */
function explain(issues: readonly v.BaseIssue<unknown>[]): string {
  const found = issues.flatMap(innermost);
  const issue = found.find((candidate) => v.getDotPath(candidate) !== null) ?? found[0];
  if (issue === undefined) return 'the data cannot be read.';
  const field = shorten(v.getDotPath(issue) ?? 'data');
  if (issue.type === 'non_empty') return `${field}: it is empty.`;
  if (issue.expected === 'undefined') return `${field}: leave it out, received ${shorten(issue.received)}.`;
  return `${field}: expected ${issue.expected ?? 'something else'}, received ${shorten(issue.received)}.`;
}

const innermost = (issue: v.BaseIssue<unknown>): v.BaseIssue<unknown>[] =>
  issue.issues === undefined ? [issue] : issue.issues.flatMap(innermost);

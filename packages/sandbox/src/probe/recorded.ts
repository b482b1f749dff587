import type { LeaderboardColumn } from '../campaign/leaderboard.ts';
import type { WebhookTemplates } from '../campaign/webhook.ts';
import { webhookTemplatesOf } from './recorded-webhooks.ts';
import type { Called, Report } from './report.ts';
import type { Shape } from './shape.ts';

/** Options of the sandbox that a report decides. An option that the report tells nothing about is left out. */
export interface RecordedOptions {
  callbacks?: 'documented' | 'observed' | 'silent';
  identityVerification?: boolean;
  trustSession?: boolean;
  doubleOptIn?: boolean;
  vanityCodes?: boolean;
  keptReferrer?: 'first' | 'last';
  leaderboardColumns?: readonly LeaderboardColumn[];
  restErrors?: 'list' | 'single';
  webhookTemplates?: WebhookTemplates;
}

/** Reads from a report how the sandbox has to be set to answer as the service did. */
export function recordedOptions({ calls, facts, rest, webhooks }: Report): RecordedOptions {
  const callbacks = callbacksOf(calls);
  const isOpen = isUser(calls['getUser.named']);
  const wasIdentified = calls['getUser.named'] ?? (isFailure(calls['getUser.unsigned']) || undefined);
  // The JavaScript API tells no status.
  const listed = rest['addedUser']?.body;
  const status = isList(listed) ? fieldOf(listed[0], 'status') : undefined;
  const vanity = facts['code.beginsWithName'];
  const errors = fieldsOf(rest['wrongKey']?.body);
  const keptReferrer = keptOf(facts);
  const leaderboardColumns = columnsOf(facts['leaderboard.columns']);
  const webhookTemplates = webhookTemplatesOf(webhooks);
  return {
    ...(callbacks && { callbacks }),
    ...(wasIdentified !== undefined && { identityVerification: !isOpen }),
    // Without identity verification a wrong signature is never looked at.
    ...(calls['getUser.wrongSignature'] && !isOpen && { trustSession: isUser(calls['getUser.wrongSignature']) }),
    ...(status !== undefined && { doubleOptIn: status === '"unconfirmed"' }),
    ...(typeof vanity === 'boolean' && { vanityCodes: vanity }),
    ...(keptReferrer && { keptReferrer }),
    ...(leaderboardColumns && { leaderboardColumns }),
    ...(webhookTemplates && { webhookTemplates }),
    ...(errors && { restErrors: 'errors' in errors ? 'list' : 'single' }),
  };
}

/** An envelope around users decides, because apps read it. Otherwise the way that failures are told does. */
function callbacksOf(calls: Report['calls']): RecordedOptions['callbacks'] {
  const users = ['getUser.session', 'getUser.named', 'getUser.anonymous', 'getUser.unsigned', 'getUser.unknown'];
  const isEnvelope = users.some((step) => 'data' in (fieldsOf(calls[step]?.answer ?? undefined) ?? {}));
  if (isEnvelope) return 'observed';
  // A wrong signature is refused with and without identity verification.
  const refused = calls['authenticateUser.wrong'];
  if (refused === undefined) return undefined;
  if (refused.calls === 0) return 'silent';
  return fieldOf(refused.answer ?? undefined, 'status') === undefined ? 'observed' : 'documented';
}

/** A service may forget links of codes that it does not know, so the link of a user decides. */
function keptOf(facts: Report['facts']): RecordedOptions['keptReferrer'] {
  const kept = new Set([facts['landing.keptOfUser'], facts['landing.kept']]);
  if (kept.has('the first')) return 'first';
  return kept.has('the last') ? 'last' : undefined;
}

const columnNames: readonly [LeaderboardColumn, RegExp][] = [
  ['position', /^(?:#|no\.?|rank|place|position)$/i],
  ['name', /^(?:name|user|who|participant)$/i],
  ['referrals', /^(?:referrals?|friends|invites)$/i],
  ['shares', /^(?:shares?|clicks|visits)$/i],
  ['points', /^(?:points?|score)$/i],
];

/** The columns of a leaderboard, if the sandbox has all of them. */
function columnsOf(told: string | number | boolean | undefined): LeaderboardColumn[] | undefined {
  if (typeof told !== 'string') return undefined;
  const columns = told
    .split(', ')
    .map((title) => columnNames.find(([, pattern]) => pattern.test(title))?.[0])
    .filter((column) => column !== undefined);
  return columns.length === told.split(', ').length && new Set(columns).size === columns.length ? columns : undefined;
}

const fieldsOf = (shape: Shape | undefined): { readonly [field: string]: Shape } | undefined =>
  typeof shape === 'object' && !isList(shape) ? shape : undefined;

const isList = (shape: Shape | undefined): shape is readonly Shape[] => Array.isArray(shape);

const fieldOf = (shape: Shape | undefined, field: string): Shape | undefined => fieldsOf(shape)?.[field];

/** The user of an answer, with or without an envelope. */
function userOf(call: Called | undefined): Shape | undefined {
  const answer = call?.answer ?? undefined;
  const inner = fieldOf(answer, 'data');
  const user = inner ?? answer;
  return fieldOf(user, 'id') === undefined ? undefined : user;
}

const isUser = (call: Called | undefined): boolean => userOf(call) !== undefined;

const isFailure = (call: Called | undefined): boolean =>
  call !== undefined && (call.calls === 0 || fieldOf(call.answer ?? undefined, 'error') !== undefined);

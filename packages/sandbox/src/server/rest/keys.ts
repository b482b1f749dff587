import type { Context } from 'hono';
import { type ApiKey, developmentApiKey, type ApiResource } from '../../campaign/api-key.ts';
import { isFromThisMachine } from '../edge/access.ts';
import type { Campaign } from '../foundation/campaign.ts';
import type { Env } from '../foundation/env.ts';
import { isEqual } from '../foundation/signature.ts';
import { ApiError } from './errors.ts';

/** Finds the key of a request, and whether it may do this. */
export function checkKey(
  context: Context<Env>,
  { resource, isWrite }: { resource: ApiResource; isWrite: boolean },
  campaign: Pick<Campaign, 'restKeys' | 'trustProxy' | 'url'>,
): ApiKey {
  const given = givenKey(context);
  const key = campaign.restKeys.find((each) => isEqual(each.key, given ?? ''));
  if (key === undefined) {
    context.header('www-authenticate', 'Basic realm="api"');
    throw new ApiError(
      401,
      given === null ? 'Send an API key as the user name of HTTP Basic.' : 'The API key is wrong.',
    );
  }
  if (key.key === developmentApiKey && !isFromThisMachine(context, campaign)) {
    throw new ApiError(
      401,
      `The key ${developmentApiKey} is known to everybody, so it is for this machine only. Give the sandbox one of its own: ` +
        `--rest-key '{"name":"staging","key":"another_one"}'.`,
    );
  }
  const allowed = key.permissions?.[resource] ?? (key.permissions === undefined ? 'write' : 'none');
  if (allowed === 'none' || (isWrite && allowed === 'read'))
    throw new ApiError(403, `The key ${key.name} has no permission to ${isWrite ? 'write' : 'read'} ${resource}.`);
  return key;
}

/** The user name of HTTP Basic, or the older `?api_key=`. */
function givenKey(context: Context<Env>): string | null {
  const [scheme, credentials = ''] = (context.req.header('authorization') ?? '').split(' ');
  if (scheme?.toLowerCase() === 'basic') return Buffer.from(credentials, 'base64').toString().split(':', 1)[0] ?? null;
  return context.req.query('api_key') ?? null;
}

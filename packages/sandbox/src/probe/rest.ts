import type { Answered, Report } from './report.ts';
import { shapeOf } from './shape.ts';

export interface RestOptions {
  /** Address of the REST API, without a slash at the end. */
  url: string;
  /** The id of the project in the REST API. */
  beta: string;
  /** A key that may read users. */
  key: string;
  fetch: typeof fetch;
}

/** The limit for users is documented as 60 requests a minute. */
const mostRequests = 90;

/** Headers whose names tell how the API counts and limits. Others are the business of proxies. */
const telling = /^(?:x-|retry-after$|ratelimit|content-type$|www-authenticate$)/;

/**
 * Reads from the REST API, and changes nothing. Returns answers by name, without data of users.
 * @param added the address of a user that the probe has added
 */
export async function readRest(
  { url, beta, key, fetch }: RestOptions,
  added: string | null = null,
): Promise<Report['rest']> {
  const read = async (path: string, used = key): Promise<Answered> => answeredBy(await get(fetch, url + path, used));
  return {
    projects: await read('/betas'),
    project: await read(`/betas/${beta}`),
    users: await read(`/betas/${beta}/testers?page=1`),
    rewards: await read(`/betas/${beta}/rewards`),
    wrongKey: await read('/betas', 'no_such_key'),
    unknownProject: await read('/betas/0'),
    ...(added !== null && {
      addedUser: await read(`/betas/${beta}/testers?email_is=${encodeURIComponent(added)}`),
    }),
    unknownUser: await read(`/betas/${beta}/testers/0`),
  };
}

/** Sends requests until one is refused. The key is then blocked for up to a minute. */
export async function exceedLimit({ url, beta, key, fetch }: RestOptions): Promise<Answered | null> {
  for (let sent = 0; sent < mostRequests; sent += 1) {
    const response = await get(fetch, `${url}/betas/${beta}/testers?page=1`, key);
    if (response.status === 429) return answeredBy(response);
    await response.body?.cancel();
  }
  return null;
}

const get = (fetch: RestOptions['fetch'], address: string, key: string): Promise<Response> =>
  fetch(address, {
    headers: { authorization: `Basic ${Buffer.from(`${key}:`).toString('base64')}`, accept: 'application/json' },
  });

async function answeredBy(response: Response): Promise<Answered> {
  const text = await response.text();
  return {
    status: response.status,
    headers: [...response.headers.keys()].filter((name) => telling.test(name)).toSorted(),
    body: shapeOf(parsed(text)),
  };
}

/** What is no JSON stays a text, of which a report has the kind. */
export function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}

import type { ActivityLine } from '../../server/foundation/activity.ts';

type Call = Pick<ActivityLine, 'command' | 'data'>;

const literal = (data: unknown): string =>
  JSON.stringify(data, null, 2).replaceAll(/^( *)"([A-Za-z_]\w*)":/gm, '$1$2:');

/** The call by the vendor's script, as a page makes it. */
export const rawCall = ({ command, data }: Call): string =>
  `prefinery('${command}', ${data === undefined ? '' : `${literal(data)}, `}(answer) => console.log(answer));`;

/** The same by the typed client. */
export const clientCall = ({ command, data }: Call, project: string, scriptUrl: string): string =>
  `import { createPrefinery } from '@prefinery-kit/core';

const prefinery = createPrefinery({ project: '${project}', scriptUrl: '${scriptUrl}' });
const answer = await prefinery.${command}(${data === undefined ? '' : literal(data)});`;

/** The body of the request that runs the command. */
export const requestOf = (data: unknown, page: string, referrer_code: string | null = null): object => ({
  ...(data !== undefined && { data }),
  page: { url: page, referrer: null },
  referrer_code,
});

const quote = (text: string): string => `'${text.replaceAll("'", String.raw`'\''`)}'`;

/** The same from a shell. The session of the caller is left out. */
export const curlCall = ({ command, data }: Call, project: string, address: string): string =>
  `curl ${quote(`${address}/api/${project}/${command}`)} -H 'content-type: application/json' \\
  -d ${quote(JSON.stringify(requestOf(data, `${address}/`)))}`;

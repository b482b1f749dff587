import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { clientCall, curlCall, rawCall } from './snippets.ts';

const call = { command: 'addUser', data: { email: 'amy@x.com', first_name: "O'Neil", 'a-b': 1 } };
const address = 'http://localhost:4747';

test('a raw call and a client call are code that can be pasted', () => {
  expect(rawCall(call)).toBe(
    `prefinery('addUser', {\n  email: "amy@x.com",\n  first_name: "O'Neil",\n  "a-b": 1\n}, (answer) => console.log(answer));`,
  );
  expect(rawCall({ command: 'getUser' })).toBe(`prefinery('getUser', (answer) => console.log(answer));`);
  expect(clientCall({ command: 'getUser' }, 'abcd1234', `${address}/widget/v2/abcd1234.js`)).toContain(
    'const answer = await prefinery.getUser();',
  );
});

test('a shell reads the arguments of a curl call as they were', () => {
  const text = curlCall(call, 'abcd1234', address).replace('curl', String.raw`printf '%s\n'`);
  const [url, flag, header, dash, body = ''] = execFileSync('sh', ['-c', text], { encoding: 'utf8' }).split('\n');
  expect([url, flag, header, dash]).toEqual([
    `${address}/api/abcd1234/addUser`,
    '-H',
    'content-type: application/json',
    '-d',
  ]);
  expect(JSON.parse(body)).toMatchObject({ data: call.data, page: { url: `${address}/` } });
});

import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { verifyWebhook } from '@prefinery-kit/core/server';
import { createSandbox, serveSandbox } from '@prefinery-kit/sandbox';
import { onTestFinished, expect, test, vi } from 'vitest';

const secret = 'whsec_of_the_team';

test('a route handler verifies the webhooks of a signup and of a delivered reward, and refuses those of another secret', async () => {
  const celebrated: unknown[] = [];
  const refused: unknown[] = [];
  // As in a route handler of Next.js.
  async function POST(request: Request): Promise<Response> {
    try {
      const { event, user } = await verifyWebhook(request, { secret });
      celebrated.push([event, Reflect.get(Object(user), 'email')]);
      return new Response();
    } catch (error) {
      refused.push(error);
      return new Response(null, { status: 400 });
    }
  }
  const answer = async (incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> => {
    const headers = new Headers();
    for (const [name, values = []] of Object.entries(incoming.headersDistinct)) headers.set(name, values.join(', '));
    const request = new Request('http://localhost', { method: 'POST', headers, body: await text(incoming) });
    outgoing.writeHead((await POST(request)).status).end();
  };
  const server = createServer((incoming, outgoing) => void answer(incoming, outgoing));
  await new Promise<void>((resolve) => server.listen(0, resolve));
  onTestFinished(() => void server.close());
  const address = server.address();
  const url = `http://localhost:${typeof address === 'object' && address ? address.port : 0}/webhooks`;

  const options = { webhookUrls: [url], rewards: [{ descriptor: 'gift', name: 'Gift', type: 'SingleSided' as const }] };
  const sandbox = await createSandbox({ project: 'abcd1234', webhookSecret: secret, ...options });
  const stranger = await createSandbox({ project: 'abcd1234', webhookSecret: 'whsec_of_another_team', ...options });
  onTestFinished(async () => void (await Promise.all([sandbox.close(), stranger.close()])));

  const join = async (of: typeof sandbox, email: string, referred_by?: string): Promise<void> => {
    const served = await serveSandbox(of, { port: 0 });
    const body = new URLSearchParams({ 'user[profile][email]': email, referral_token: referred_by ?? '' });
    await fetch(`${served.url}/projects/abcd1234/users/post`, { method: 'POST', body });
    await served.close();
  };
  await join(sandbox, 'amy@example.com');
  const { referral_code } = await sandbox.person('amy@example.com');
  await join(sandbox, 'bert@example.com', referral_code);
  await sandbox.setReward({ email: 'amy@example.com', descriptor: 'gift', status: 'delivered' });
  await vi.waitFor(
    () =>
      expect(celebrated).toEqual(
        expect.arrayContaining([
          ['user_created', 'amy@example.com'],
          ['user_created', 'bert@example.com'],
          ['reward_earned', 'amy@example.com'],
          ['reward_delivered', 'amy@example.com'],
        ]),
      ),
    10_000,
  );
  expect(refused).toEqual([]);

  await join(stranger, 'eve@example.com');
  await vi.waitFor(() => expect(refused).toMatchObject([{ code: 'webhook_forged' }]), 10_000);
  expect(celebrated).toHaveLength(4);
}, 60_000);

import { createPrefinery } from '../index.ts';
import { signIdentity, verifyIdentity, verifyWebhook } from './index.ts';

const { env } = process;
const options = { secret: env['PREFINERY_IDENTITY_SECRET'] };
const prefinery = createPrefinery({ project: 'abcd1234' });

// What is signed, or believed, is what the client takes.
await prefinery.authenticateUser(await signIdentity({ email: 'leonard@bigbangtheory.com' }, options));
await prefinery.getUser((await verifyIdentity({}, options)) ?? undefined);

// @ts-expect-error -- an account's own id is not the vendor's: exactly one identifier
await signIdentity({ email: 'leonard@bigbangtheory.com', id: '7' }, options);

// @ts-expect-error -- somebody must be named
await signIdentity({}, options);

// @ts-expect-error -- a forgotten secret
await signIdentity({ email: 'leonard@bigbangtheory.com' }, {});

// @ts-expect-error -- a body that was parsed has lost what was signed
await verifyWebhook({ body: { event: 'x' }, signature: '' }, options);

const { event, reward } = await verifyWebhook(new Request('https://shop.example'), options);
event.toUpperCase();
// @ts-expect-error -- nobody knows what else comes with an event
reward.toString();

import { createPrefinery } from '../index.ts';
import { signIdentity, verifyIdentity, verifyWebhook } from './index.ts';

const { env } = process;
const options = { secret: env['PREFINERY_IDENTITY_SECRET'] };
const prefinery = createPrefinery({ project: 'abcd1234' });

// The client accepts signed and verified identities.
await prefinery.authenticateUser(await signIdentity({ email: 'leonard@bigbangtheory.com' }, options));
await prefinery.getUser((await verifyIdentity({}, options)) ?? undefined);

// @ts-expect-error -- exactly one identifier; the app's own id is not one
await signIdentity({ email: 'leonard@bigbangtheory.com', id: '7' }, options);

// @ts-expect-error -- an identifier is required
await signIdentity({}, options);

// @ts-expect-error -- a secret is required
await signIdentity({ email: 'leonard@bigbangtheory.com' }, {});

// @ts-expect-error -- the signature is that of the raw body, not of parsed JSON
await verifyWebhook({ body: { event: 'x' }, signature: '' }, options);

const { event, reward } = await verifyWebhook(new Request('https://shop.example'), options);
event.toUpperCase();
// @ts-expect-error -- the other fields of an event are unknown
reward.toString();

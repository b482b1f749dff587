/**
 * What your server does for a campaign: vouches for people, believes webhooks, reads how a visitor came. Only Web standards,
 * so it runs on Node, Deno, Bun and edge runtimes. In a browser's bundle it refuses to load. Not affiliated with Prefinery.
 *
 * @packageDocumentation
 */
export { PrefineryServerError, type PrefineryServerErrorCode } from './errors.ts';
export {
  type Identifier,
  type IdentityOptions,
  type SignedIdentity,
  signIdentity,
  verifyIdentity,
} from './identity.ts';
export { type Landing, type LandingOptions, readLanding } from './landing.ts';
export { verifyWebhook, type WebhookDelivery, type WebhookEvent, type WebhookOptions } from './webhook.ts';

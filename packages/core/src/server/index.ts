/**
 * For your server: signs identities, verifies webhooks, and reads referrer and utm values of a request. It uses only
 * Web standards, so it runs on Node, Deno, Bun and edge runtimes. In a bundle for browsers it throws. Not affiliated
 * with Prefinery.
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

import type { Context } from 'hono';

/** Pages run nothing but our own script, and only the page they were made for may embed them. */
export function secure(context: Context, ancestors: string): void {
  const policy = {
    'default-src': `'none'`,
    'script-src': `'self'`,
    'style-src': `'self'`,
    'img-src': `'self'`,
    // Pages without an origin have no name in a policy.
    'frame-ancestors': ancestors === 'null' ? '* file: data: blob:' : ancestors,
    'base-uri': `'none'`,
    'form-action': `'self'`,
  };
  const rules = Object.entries(policy).map(([name, value]) => `${name} ${value}`);
  context.header('content-security-policy', rules.join('; '));
  context.header('x-content-type-options', 'nosniff');
  // Nobody else learns an address with a token in it. The sandbox does: a form names its own page as its origin.
  context.header('referrer-policy', 'same-origin');
  context.header('cache-control', 'no-store');
}

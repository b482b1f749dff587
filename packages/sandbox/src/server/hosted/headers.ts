import type { Context } from 'hono';

/**
 * Headers of a hosted page: only scripts of the sandbox may run, and only one origin may embed the page. Hono's secureHeaders
 * writes its policy before the handler runs, which alone knows that origin.
 */
export function secure(context: Context, ancestors: string): void {
  const policy = {
    'default-src': `'none'`,
    'script-src': `'self'`,
    'style-src': `'self'`,
    'img-src': `'self'`,
    // A policy cannot name the origin "null", which pages opened from disk have.
    'frame-ancestors': ancestors === 'null' ? '* file: data: blob:' : ancestors,
    'base-uri': `'none'`,
    'form-action': `'self'`,
  };
  const rules = Object.entries(policy).map(([name, value]) => `${name} ${value}`);
  context.header('content-security-policy', rules.join('; '));
  context.header('x-content-type-options', 'nosniff');
  // Addresses contain tokens, which other sites must not get. With `no-referrer` the sandbox's own forms would be posted
  // with the origin "null".
  context.header('referrer-policy', 'same-origin');
  context.header('cache-control', 'no-store');
}

import type { Identity } from '@prefinery-kit/react';

/** Asks the server who is logged in. The provider calls it in the browser, so the layout is static. */
export async function fetchIdentity(): Promise<Identity | null> {
  const response = await fetch('/api/prefinery');
  if (!response.ok) throw new Error(`No identity: status ${response.status}.`);
  return response.json();
}

import type { Landing } from '@prefinery-kit/core/server';
import { Anonymous } from '@prefinery-kit/react';

/** A server component: the greeting of an invited visitor is in the HTML. It goes when they have joined. */
export async function Invited({ landing }: { landing: Promise<Landing> }) {
  if ((await landing).referrer === null) return null;
  const greeting = <p className="invited">A friend invited you. They move up when you join.</p>;
  return <Anonymous pending={greeting}>{greeting}</Anonymous>;
}

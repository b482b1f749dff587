/** @jsxImportSource hono/jsx */
import { Document } from './Document.tsx';
import { Place } from './Place.tsx';
import { ReferralLink } from './ReferralLink.tsx';

export interface JoinedProps {
  /** The token of the new session, for the page around it; `null`: none was started. */
  session: string | null;
  /** Place on the list, from 1; `null`: not on it. */
  position: number | null;
  /** How many users are on the list. */
  length: number;
  /** The user's referral link; `null`: a robot filled in the form. */
  referralLink: string | null;
  /** Origin of the page around it; `null`: there is none, or it is not known. */
  parentOrigin: string | null;
  /** Path to the sandbox's root, for a page that is not three levels below it. */
  base?: string | undefined;
}

/** The page after a signup. */
export const joinedPage = ({
  session,
  position,
  length,
  referralLink,
  parentOrigin,
  base = '../../..',
}: JoinedProps): string =>
  String(
    <Document
      title="You have joined"
      base={base}
      parentOrigin={parentOrigin ?? undefined}
      // A session is only for the page around it.
      session={parentOrigin === null ? undefined : (session ?? undefined)}
      // The button that copies the link needs it.
      hasScript
    >
      <main class={parentOrigin === null ? 'card joined alone' : 'card joined'}>
        <Tick />
        <h1>Thank you for joining</h1>
        <Place position={position} length={length} />
        {referralLink === null ? null : <ReferralLink address={referralLink} />}
      </main>
    </Document>,
  );

function Tick() {
  return (
    <svg class="tick" viewBox="0 0 48 48" width="48" height="48" aria-hidden="true">
      <circle cx="24" cy="24" r="24" />
      <path d="M15 24.5l6.5 6.5L33.5 18" />
    </svg>
  );
}

/** @jsxImportSource hono/jsx */
import { Document } from './Document.tsx';

export interface UnconfirmedProps {
  /** The token of the session that has begun, for the page around it; `null`: none has. */
  session: string | null;
  /** Origin of the page around it; `null`: there is none, or it is not known. */
  parentOrigin: string | null;
  /** Path that the sandbox is mounted under, for a page that is not three levels below it. */
  base?: string | undefined;
}

/** What somebody sees who has joined, and has a mailed link to follow yet. */
export const unconfirmedPage = ({ session, parentOrigin, base = '../../..' }: UnconfirmedProps): string =>
  String(
    <Document
      title="One more step"
      base={base}
      parentOrigin={parentOrigin ?? undefined}
      // A session goes to the page around it, or to nobody.
      session={parentOrigin === null ? undefined : (session ?? undefined)}
    >
      <main class={parentOrigin === null ? 'card message alone' : 'card message'}>
        <h1>One more step</h1>
        <p>We have sent you an e-mail. Follow the link in it, and you are on the list.</p>
      </main>
    </Document>,
  );

/** @jsxImportSource hono/jsx */
import { Document } from './Document.tsx';

export interface UnconfirmedProps {
  /** The token of the new session, for the page around it; `null`: none was started. */
  session: string | null;
  /** Origin of the page around it; `null`: there is none, or it is not known. */
  parentOrigin: string | null;
  /** Path to the sandbox's root, for a page that is not three levels below it. */
  base?: string | undefined;
}

/** The page after a signup with double opt-in: there is a mailed link to follow. */
export const unconfirmedPage = ({ session, parentOrigin, base = '../../..' }: UnconfirmedProps): string =>
  String(
    <Document
      title="One more step"
      base={base}
      parentOrigin={parentOrigin ?? undefined}
      // A session is only for the page around it.
      session={parentOrigin === null ? undefined : (session ?? undefined)}
    >
      <main class={parentOrigin === null ? 'card message alone' : 'card message'}>
        <h1>One more step</h1>
        <p>We have sent you an e-mail. Follow the link in it, and you are on the list.</p>
      </main>
    </Document>,
  );

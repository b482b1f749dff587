/** @jsxImportSource hono/jsx */
import { raw } from 'hono/html';
import type { PropsWithChildren } from 'hono/jsx';

interface DocumentProps {
  title: string;
  /** Path to the sandbox's root, for pages that are not two levels below it. */
  base?: string | undefined;
  /** Origin that gets messages about height and events. Absent: none. */
  parentOrigin?: string | undefined;
  /** The token of a new session, for the page around it. */
  session?: string | undefined;
  /**
   * Whether it has the script of hosted pages.
   * @defaultValue whether it has a page around it
   */
  hasScript?: boolean | undefined;
}

/**
 * The frame of every hosted page. Most are two levels below the sandbox's own address, at `projects/PROJECT/…`. Their links
 * are relative, so the sandbox can be mounted under any path.
 */
export function Document({
  title,
  base = '../..',
  parentOrigin,
  session,
  hasScript = parentOrigin !== undefined,
  children,
}: PropsWithChildren<DocumentProps>) {
  return (
    <>
      {raw('<!doctype html>')}
      <html lang="en" data-parent-origin={parentOrigin === 'null' ? '*' : parentOrigin} data-session={session}>
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <meta name="color-scheme" content="light dark" />
          <title>{title}</title>
          <link rel="icon" href={`${base}/assets/icon.svg`} type="image/svg+xml" />
          <link rel="stylesheet" href={`${base}/assets/page.css`} />
          {hasScript ? <script src={`${base}/assets/frame.js`} defer /> : null}
        </head>
        <body>{children}</body>
      </html>
    </>
  );
}

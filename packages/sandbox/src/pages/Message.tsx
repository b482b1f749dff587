/** @jsxImportSource hono/jsx */
import { Document } from './Document.tsx';

export interface MessageProps {
  /** What happened, in a few words. */
  title: string;
  /** Why, and what to do next. */
  text: string;
  /** Path to the sandbox's root, for a page that is not two levels below it. */
  base?: string | undefined;
}

/** A page with one message, such as that a link has expired. */
export const messagePage = ({ title, text, base }: MessageProps): string =>
  String(
    <Document title={title} base={base}>
      <main class="card message">
        <h1>{title}</h1>
        <p>{text}</p>
      </main>
    </Document>,
  );

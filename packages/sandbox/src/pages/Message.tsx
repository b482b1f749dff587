/** @jsxImportSource hono/jsx */
import { Document } from './Document.tsx';

export interface MessageProps {
  /** What happened, in a few words. */
  title: string;
  /** Why, and what to do next. */
  text: string;
  /** Path that the sandbox is mounted under, for a page that is not two levels below it. */
  base?: string | undefined;
}

/** A page that says one thing, such as that a link has expired. */
export const messagePage = ({ title, text, base }: MessageProps): string =>
  String(
    <Document title={title} base={base}>
      <main class="card message">
        <h1>{title}</h1>
        <p>{text}</p>
      </main>
    </Document>,
  );

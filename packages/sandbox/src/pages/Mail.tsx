/** @jsxImportSource hono/jsx */
import { raw } from 'hono/html';
import { type Mail, mailTexts } from '../campaign/mail.ts';

/** Mail programs keep only styles of elements, so a mail has no stylesheet. */
const styles = {
  page: {
    margin: '0',
    padding: '32px 16px',
    background: '#f4f4f5',
    color: '#27272a',
    fontFamily: 'system-ui, -apple-system, sans-serif',
  },
  card: {
    maxWidth: '480px',
    margin: '0 auto',
    padding: '32px',
    background: '#ffffff',
    borderRadius: '12px',
    boxShadow: '0 1px 3px rgba(0, 0, 0, 0.12)',
  },
  title: { margin: '0 0 16px', fontSize: '22px', lineHeight: '1.3', color: '#18181b' },
  text: { margin: '0 0 24px', fontSize: '16px', lineHeight: '1.5', overflowWrap: 'anywhere' },
  button: {
    display: 'inline-block',
    padding: '12px 20px',
    background: '#4338ca',
    color: '#ffffff',
    borderRadius: '8px',
    fontSize: '16px',
    fontWeight: '600',
    textDecoration: 'none',
  },
  small: { margin: '0', fontSize: '14px', lineHeight: '1.5', color: '#52525b' },
} as const;

/** The body of a mail as an HTML document. */
export const mailPage = (mail: Pick<Mail, 'recipient' | 'subject' | 'link'>): string => {
  const { intro, action, outro } = mailTexts(mail);
  return String(
    <>
      {raw('<!doctype html>')}
      <html lang="en">
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <title>{mail.subject}</title>
        </head>
        <body style={styles.page}>
          <main style={styles.card}>
            <h1 style={styles.title}>{mail.subject}</h1>
            <p style={styles.text}>{intro}</p>
            <p style={styles.text}>
              <a href={mail.link} target="_blank" rel="noopener" style={styles.button}>
                {action}
              </a>
            </p>
            <p style={styles.small}>{outro}</p>
          </main>
        </body>
      </html>
    </>,
  );
};

/** @jsxImportSource hono/jsx */
import { Document } from './Document.tsx';

export interface SignupProps {
  /** Address that the form is posted to. */
  action: string;
  /** The e-mail address that is filled in to begin with. */
  email?: string | undefined;
  /** The referrer's code. */
  referrerCode?: string | undefined;
  /** Hidden inputs, such as `utm_source`: their names and values. */
  hidden?: Readonly<Record<string, string | undefined>> | undefined;
  /** Where the form is shown: in a page, in the widget's popup, or alone. */
  display: 'inline' | 'popup' | 'hosted';
  /** Origin of the page around it; `null`: there is none, or it is not known. */
  parentOrigin: string | null;
  /** The error of the last attempt. */
  error?: string | undefined;
  /** Path to the sandbox's root, for a page that is not three levels below it. */
  base?: string | undefined;
}

/** The hosted signup form. It works without script. */
export const signupPage = ({ display, parentOrigin, base = '../../..', ...form }: SignupProps): string =>
  String(
    <Document title="Signup form" base={base} parentOrigin={parentOrigin ?? undefined}>
      <main class={display === 'hosted' ? 'card sections alone' : 'card sections'}>
        <h1>Join the waitlist</h1>
        <Form {...form} />
      </main>
    </Document>,
  );

function Form({ action, email, referrerCode, hidden, error }: Omit<SignupProps, 'display' | 'parentOrigin' | 'base'>) {
  const unseen = Object.entries({ ...hidden, referral_token: referrerCode });
  return (
    <form method="post" action={action}>
      {unseen.map(([name, value]) => (value ? <input type="hidden" name={name} value={value} /> : null))}
      <Trap />
      <label htmlFor="email">E-mail address</label>
      <div class="field">
        <input
          id="email"
          type="email"
          name="user[profile][email]"
          value={email}
          autocomplete="email"
          required
          maxlength={254}
          aria-invalid={error === undefined ? undefined : 'true'}
          aria-describedby={error === undefined ? undefined : 'error'}
        />
        <button type="submit">Join</button>
      </div>
      {error === undefined ? null : (
        <p class="error" id="error" role="alert">
          {error}
        </p>
      )}
    </form>
  );
}

/** A field for robots. It is hidden from visitors and from screen readers, so only programs fill it in. */
function Trap() {
  return (
    <div hidden>
      <label>
        Leave this empty <input type="text" name="user[website]" tabindex={-1} autocomplete="off" />
      </label>
    </div>
  );
}

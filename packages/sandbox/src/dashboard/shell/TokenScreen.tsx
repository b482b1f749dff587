import { type ReactNode, useId, useState } from 'react';
import { Button } from '../parts/Button.tsx';
import { Field } from '../parts/Field.tsx';
import { giveToken, useToken } from '../token.ts';

/** Asks for the control token, which requests from other machines and through proxies need. */
export const TokenScreen = (): ReactNode => {
  const { token } = useToken();
  const [given, setGiven] = useState('');
  const id = useId();
  return (
    <main className="token">
      <form
        aria-labelledby={id}
        className="card stack"
        onSubmit={(event) => {
          event.preventDefault();
          giveToken(given.trim());
        }}
      >
        <div className="stack tight">
          <h1 id={id}>This sandbox wants its control token</h1>
          <p className="muted">
            You reach it from another machine or through a proxy. Its terminal printed the token when it started, and{' '}
            <code>sandbox.controlToken()</code> returns it.
          </p>
        </div>
        <Field
          label="Control token"
          type="password"
          autoComplete="off"
          required
          value={given}
          onChange={({ target }) => setGiven(target.value)}
          error={token === null ? null : 'That is not the token of this sandbox.'}
          hint="It is kept until this tab is closed."
        />
        <Button type="submit" kind="primary">
          Open the dashboard
        </Button>
      </form>
    </main>
  );
};

import { type PrefineryError, SignupForm } from '@prefinery-kit/react';
import type { Visitor } from '../visitor.ts';
import { Blocked } from './Blocked.tsx';

const texts = {
  placeholder: 'ada@example.com',
  submit: 'Join the list',
  error: ({ code }: PrefineryError) => {
    if (code === 'script_failed' || code === 'timeout') {
      return 'The list could not be reached, and you are not on it yet. Please try again.';
    }
    if (code === 'forbidden') return 'This address is on the list. The link in your welcome mail lets you back in.';
    return 'That did not work. Please check the address and try again.';
  },
};

/** For a visitor who is not on the list. */
export function Welcome({ visitor, onJoin }: { visitor: Visitor; onJoin: () => void }) {
  return (
    <>
      <h1 id="title">It starts with one bird.</h1>
      <p className="lead">
        Merle is a bedside clock without an alarm. Half an hour before you need to be up, a single blackbird sings, far
        off. Then a robin. Then a wren. By&nbsp;seven the whole wood is awake, and so are you.
      </p>
      <div className="action">
        {visitor.isLoading ? (
          <FormSkeleton />
        ) : (
          <>
            {visitor.isBlocked && <Blocked isRetrying={visitor.isRetrying} retry={visitor.retry} />}
            <SignupForm className="signup" texts={texts} onSuccess={onJoin}>
              <label>
                First name <span className="optional">optional</span>
                <input name="first_name" autoComplete="given-name" placeholder="Ada" />
              </label>
            </SignupForm>
          </>
        )}
        <p className="small">
          Batch one is 400 clocks, in March. We write twice: when yours is next, and when it ships.
        </p>
      </div>
    </>
  );
}

/** As tall and as wide as the form, so that nothing moves when it comes. */
function FormSkeleton() {
  return (
    <div className="signup signup-skeleton">
      <p className="visually-hidden">Loading the form…</p>
      <span />
      <span />
      <span />
    </div>
  );
}

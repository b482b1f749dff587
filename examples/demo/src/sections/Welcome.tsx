import { AlreadyJoined, SignupField, SignupForm, useReferrerCode } from '@prefinery-kit/react';
import { Blocked } from './Blocked.tsx';

const texts = {
  placeholder: 'ada@example.com',
  submit: 'Join the list',
  error: {
    timeout: 'The list could not be reached, and you may not be on it yet. Please try again.',
    forbidden: 'This address is on the list. The link in your welcome mail opens your page.',
    other: 'That did not work. Please check the address and try again.',
  },
  posted: 'On to the page of the waitlist service…',
};

const alreadyTexts = {
  question: 'Already on the list?',
  answer: 'Your place is kept. The link in your welcome mail opens your page.',
};

interface WelcomeProps {
  /** Whether the user is still pending. */
  isLoading: boolean;
  /** Whether the visitor has just logged out. */
  hasLeft: boolean;
  onJoin: () => void;
}

/** For an anonymous visitor. */
export function Welcome({ isLoading, hasLeft, onJoin }: WelcomeProps) {
  const { data: referrerCode } = useReferrerCode();
  return (
    <>
      <h1 id="title">It starts with one bird.</h1>
      {referrerCode ? (
        <p className="lead">
          Yours was a friend. Merle is a bedside clock without an alarm: half an hour before you need to be up, a single
          blackbird sings, far off. Then a robin. By&nbsp;seven the whole wood is awake, and so are you.
        </p>
      ) : (
        <p className="lead">
          Merle is a bedside clock without an alarm. Half an hour before you need to be up, a single blackbird sings,
          far off. Then a robin. Then a wren. By&nbsp;seven the whole wood is awake, and so are you.
        </p>
      )}
      <div className="action">
        <Blocked />
        {isLoading ? (
          <FormSkeleton />
        ) : (
          <SignupForm
            className="signup"
            honeypot="website"
            texts={referrerCode ? { ...texts, submit: 'Join them' } : texts}
            onSuccess={onJoin}
          >
            <SignupField
              name="first_name"
              label={
                <>
                  First name <span className="optional">optional</span>
                </>
              }
              placeholder="Ada"
            />
          </SignupForm>
        )}
        <p className="small">
          {hasLeft
            ? 'You are logged out. Whoever joined here keeps their place.'
            : 'Batch one is 400 clocks, in March. We write twice: when yours is next, and when it ships.'}
        </p>
        <AlreadyJoined className="already" texts={alreadyTexts} />
      </div>
    </>
  );
}

/** As large as the form, so that the layout does not shift when the form replaces it. */
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

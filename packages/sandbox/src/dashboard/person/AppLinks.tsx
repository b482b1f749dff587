import type { ReactNode } from 'react';
import type { SignedIn } from '../../server/control/sign-in.ts';
import type { PersonRecord } from '../../server/control/user-admin.ts';
import { control, ControlError } from '../api.ts';
import { Button } from '../parts/Button.tsx';
import { useToast } from '../parts/Toast.tsx';
import { useAbout } from '../useAbout.ts';
import { becomeNewVisitor, becomeUser, openTab, pageBesideApp, sharesCookies } from './visitor.ts';

/** Opens the app as this user, or by their link as a visitor who is new. */
export const AppLinks = ({ person: { email, referral_link } }: { person: PersonRecord }): ReactNode => {
  const { data: about } = useAbout();
  const say = useToast();
  if (about === undefined) return null;
  const { project, site } = about;
  const fail = (error: unknown): void =>
    say(error instanceof ControlError ? error.message : String(error), { isFailure: true });

  const signIn = (): Promise<SignedIn> => control<SignedIn>('/people/session', { body: { email } });

  const openAs = async (address: string): Promise<void> => {
    try {
      await openTab(address, async () => becomeUser(project, (await signIn()).session));
    } catch (error) {
      fail(error);
    }
  };

  const copyCall = async (): Promise<void> => {
    try {
      const { signature } = await signIn();
      await navigator.clipboard.writeText(
        `prefinery('authenticateUser', ${JSON.stringify({ email, signature })}, () => location.reload());`,
      );
      say('Copied. Paste it into the console of your app.');
    } catch (error) {
      fail(error);
    }
  };

  const followAnew = (
    <Button
      icon="open"
      onClick={() => {
        becomeNewVisitor(project);
        window.open(referral_link, '_blank', 'noopener');
      }}
    >
      Follow the link as a new visitor
    </Button>
  );

  if (site === null) {
    return (
      <section className="stack tight">
        <h3>In your app</h3>
        <div className="row">{followAnew}</div>
        <p className="muted small">No app has called this sandbox yet. Once one has, you can open it as this user.</p>
      </section>
    );
  }

  const beside = pageBesideApp(site);
  return (
    <section className="stack tight">
      <h3>In your app</h3>
      {sharesCookies(site) ? (
        <div className="row">
          <Button icon="open" onClick={() => void openAs(site)}>
            Open the app as this user
          </Button>
          {followAnew}
        </div>
      ) : (
        <>
          <p className="muted small">
            Your app is at <code>{new URL(site).host}</code>, and a page can sign in only to apps of its own host.{' '}
            {beside === null ? null : (
              <>
                <a href={beside}>Open this page there</a>, or copy a call for the console of your app.
              </>
            )}
          </p>
          <div className="row">
            <Button icon="copy" onClick={() => void copyCall()}>
              Copy a call that signs in
            </Button>
          </div>
        </>
      )}
    </section>
  );
};

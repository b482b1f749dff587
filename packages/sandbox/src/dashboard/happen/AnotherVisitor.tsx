import type { ReactNode } from 'react';
import { Button } from '../parts/Button.tsx';
import { useToast } from '../parts/Toast.tsx';
import { becomeNewVisitor, sharesCookies } from '../person/visitor.ts';
import { useAbout } from '../useAbout.ts';

/** Makes this browser a visitor whom the app has not seen. */
export const AnotherVisitor = (): ReactNode => {
  const { data: about } = useAbout();
  const say = useToast();
  if (about === undefined) return null;
  const { project, site } = about;
  return (
    <section className="card stack">
      <h3>Become another visitor</h3>
      {site === null || sharesCookies(site) ? (
        <>
          <p className="muted">
            This browser gets no session, no referrer and a new visitor id in your app, as if it came for the first
            time.
          </p>
          <div className="row">
            <Button
              icon="again"
              onClick={() => {
                becomeNewVisitor(project);
                say('You are another visitor now. Reload your app.');
              }}
            >
              Become another visitor
            </Button>
            {site === null ? null : (
              <a href={site} target="_blank" rel="noreferrer">
                Open the app
              </a>
            )}
          </div>
        </>
      ) : (
        <p className="muted">
          Your app is at <code>{new URL(site).host}</code>. This page can change the visitor only for apps of its own
          host.
        </p>
      )}
    </section>
  );
};

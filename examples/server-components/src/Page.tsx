import { readLanding } from '@prefinery-kit/core/server';
import {
  AlreadyJoined,
  Anonymous,
  Authenticated,
  Leaderboard,
  PrefineryProvider,
  PrefineryTexts,
  ReferralCard,
  ServerState,
  SignupField,
  SignupForm,
} from '@prefinery-kit/react';
import { PrefineryDevtools } from '@prefinery-kit/react/devtools';
import { de } from '@prefinery-kit/react/locales';
import { ReferralQrCode } from '@prefinery-kit/react/qr';
import '@prefinery-kit/react/styles.css';
import { vouch } from './account.ts';
import { Greeting } from './Greeting.tsx';
import './page.css';

const project = import.meta.env.VITE_PREFINERY_PROJECT;

/** A server component: it reads the request, signs the identity of the logged-in user, and renders the kit's parts. */
export async function Page({ request }: { request: Request }) {
  const identity = await vouch(request);
  const language = request.headers.get('accept-language')?.startsWith('de') ? 'de' : 'en';
  return (
    <html lang={language}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>A waitlist of server components</title>
      </head>
      <body>
        <main>
          <PrefineryProvider
            project={project}
            scriptUrl={import.meta.env.VITE_PREFINERY_SCRIPT_URL}
            identity={identity}
          >
            <ServerState landing={readLanding(request, { project })} user={identity ? undefined : null}>
              <PrefineryTexts language={language === 'de' ? de : undefined}>
                <Greeting />
                <Anonymous>
                  <SignupForm>
                    <SignupField name="first_name" label="First name" />
                  </SignupForm>
                  <AlreadyJoined />
                </Anonymous>
                <Authenticated>
                  <ReferralCard />
                  <ReferralQrCode />
                </Authenticated>
                <Leaderboard />
              </PrefineryTexts>
            </ServerState>
            <PrefineryDevtools />
          </PrefineryProvider>
        </main>
      </body>
    </html>
  );
}

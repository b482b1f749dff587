import { readLanding, signIdentity } from '@prefinery-kit/core/server';
import { PrefineryProvider, ServerState } from '@prefinery-kit/react';
import '@prefinery-kit/react/styles.css';
import type { ReactNode } from 'react';
import { Links, Meta, Outlet, Scripts, ScrollRestoration } from 'react-router';
import type { Route } from './+types/root';
import { Account } from './Account';
import './page.css';
import { readAccount } from './session.server';

/** Replace `abcd1234` by the id of your own project: it is in the vendor's snippet, between `/v2/` and `.js`. */
const project = 'abcd1234';

/** Signs the address of the session's own user, never one that the request contains. */
export async function loader({ request }: Route.LoaderArgs) {
  const account = await readAccount(request);
  const identity =
    account && (await signIdentity({ email: account.email }, { secret: process.env.PREFINERY_IDENTITY_SECRET }));
  return { name: account?.name ?? null, identity, landing: readLanding(request, { project }) };
}

/** The pages contain a signature, so no cache may keep them. */
export const headers = () => ({ 'cache-control': 'private, no-store' });

export const Layout = ({ children }: { children: ReactNode }) => (
  <html lang="en">
    <head>
      <meta charSet="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="color-scheme" content="light dark" />
      <link rel="icon" href="/icon.svg" type="image/svg+xml" />
      <Meta />
      <Links />
    </head>
    <body>
      {children}
      <ScrollRestoration />
      <Scripts />
    </body>
  </html>
);

export default function App({ loaderData: { name, identity, landing } }: Route.ComponentProps) {
  return (
    <PrefineryProvider project={project} scriptUrl={import.meta.env.VITE_PREFINERY_SCRIPT_URL} identity={identity}>
      <ServerState landing={landing}>
        <header>
          <img src="/icon.svg" alt="" width="28" height="28" /> Kiln
          <Account name={name} />
        </header>
        <Outlet />
      </ServerState>
    </PrefineryProvider>
  );
}

import { PrefineryProvider, ServerState } from '@prefinery-kit/react';
import kitCss from '@prefinery-kit/react/styles.css?url';
import { createRootRoute, HeadContent, Outlet, Scripts } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Account } from '../Account';
import accountCss from '../account.css?url';
import { project } from '../campaign';
import pageCss from '../page.css?url';
import { readVisitor } from '../visitor';

export const Route = createRootRoute({
  loader: () => readVisitor(),
  // A log-in is a full page load, so what was read stays true.
  staleTime: Infinity,
  // The pages contain a signature, so no cache may keep them.
  headers: () => ({ 'cache-control': 'private, no-store' }),
  head: () => ({
    meta: [
      { charSet: 'utf-8' },
      { name: 'viewport', content: 'width=device-width, initial-scale=1' },
      { name: 'color-scheme', content: 'light dark' },
      { title: 'Kiln: join the waitlist' },
      { name: 'description', content: 'Kiln keeps every glaze, every firing and every pot that came out of it.' },
    ],
    links: [
      { rel: 'icon', href: '/icon.svg', type: 'image/svg+xml' },
      ...[kitCss, pageCss, accountCss].map((href) => ({ rel: 'stylesheet', href })),
    ],
  }),
  shellComponent: Document,
  component: App,
});

function Document({ children }: { children: ReactNode }) {
  return (
    <html lang="en">
      <head>
        <HeadContent />
      </head>
      <body>
        {children}
        <Scripts />
      </body>
    </html>
  );
}

function App() {
  const { name, identity, landing } = Route.useLoaderData();
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

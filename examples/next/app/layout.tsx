import type { Metadata, Viewport } from 'next';
import Link from 'next/link';
import { type ReactNode, Suspense } from 'react';
import { Account } from './account';
import { Providers } from './providers';
import './page.css';
import './account.css';

export const metadata: Metadata = {
  title: 'Kiln: join the waitlist',
  description: 'Kiln keeps every glaze, every firing and every pot that came out of it.',
  icons: '/icon.svg',
};

export const viewport: Viewport = { colorScheme: 'light dark' };

export default function Layout({ children }: { children: ReactNode }) {
  return (
    <html lang="en">
      <body>
        <header>
          <Link href="/">
            <img src="/icon.svg" alt="" width="28" height="28" /> Kiln
          </Link>
          <Suspense>
            <Account />
          </Suspense>
        </header>
        <Providers>{children}</Providers>
      </body>
    </html>
  );
}

import '@fontsource-variable/schibsted-grotesk';
import '@prefinery-kit/react/styles.css';
import './styles/base.css';
import './styles/invitation.css';
import './styles/header.css';
import './styles/hero.css';
import './styles/action.css';
import './styles/joined.css';
import './styles/clock.css';
import './styles/half-hour.css';
import './styles/sections.css';
import './styles/woods.css';
import './styles/order.css';
import './styles/your-page.css';
import { PrefineryProvider } from '@prefinery-kit/react';
import { PrefineryDevtools } from '@prefinery-kit/react/devtools';
import { type ReactNode, StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { track } from './analytics.ts';
import { prefinery } from './prefinery.ts';

/** Puts a page into the document, connected to the campaign. */
export function mount(page: ReactNode): void {
  const root = document.getElementById('root');
  if (!root) throw new Error('The document has no element with the id "root" to put the page into.');
  createRoot(root).render(
    <StrictMode>
      <PrefineryProvider client={prefinery} onEvent={track}>
        {page}
        <PrefineryDevtools />
      </PrefineryProvider>
    </StrictMode>,
  );
}

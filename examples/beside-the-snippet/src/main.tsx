import { PrefineryProvider } from '@prefinery-kit/react';
import '@prefinery-kit/react/styles.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Waitlist } from './Waitlist';
import './page.css';
import './old.css';

const root = document.getElementById('waitlist');
if (!root) throw new Error('index.html has no element with the id "waitlist".');

// The snippet of the page loads this project already. The kit uses that script, and adds none.
createRoot(root).render(
  <StrictMode>
    <PrefineryProvider project="abcd1234" scriptUrl={import.meta.env.VITE_PREFINERY_SCRIPT_URL}>
      <Waitlist />
    </PrefineryProvider>
  </StrictMode>,
);

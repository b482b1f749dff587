import './theme.css';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { ControlError } from './api.ts';
import { Toasts } from './parts/Toast.tsx';
import { Shell } from './shell/Shell.tsx';
import { loadToken } from './token.ts';

loadToken();

const client = new QueryClient({
  defaultOptions: {
    queries: {
      // Messages of the sandbox say when something has changed.
      staleTime: Infinity,
      networkMode: 'always',
      // What the sandbox has refused, it refuses again.
      retry: (count, error) =>
        count < 2 && !(error instanceof ControlError && error.status >= 400 && error.status < 500),
    },
    mutations: { networkMode: 'always' },
  },
});

const root = document.getElementById('root');
if (root === null) throw new Error('The page has no element with the id "root".');
createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={client}>
      <Toasts>
        <Shell />
      </Toasts>
    </QueryClientProvider>
  </StrictMode>,
);

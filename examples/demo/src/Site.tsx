import { type Prefinery, type PrefineryEvent, PrefineryProvider, ServerState } from '@prefinery-kit/react';
import { PrefineryDevtools } from '@prefinery-kit/react/devtools';
import { type ReactNode, StrictMode } from 'react';
import { App } from './App.tsx';
import type { Arrival } from './arrival.ts';
import { Boards } from './sections/Boards.tsx';
import { Press } from './sections/Press.tsx';

interface SiteProps {
  client: Prefinery;
  /** Path of the page, such as `/press.html`. */
  path: string;
  /** `null` if the page was not rendered by a server. */
  arrival: Arrival | null;
  onEvent?: (event: PrefineryEvent) => void;
}

/** The page at a path. Some hosts leave out `.html`. */
function pageOf(path: string): ReactNode {
  if (/\/boards(?:\.html)?$/.test(path)) return <Boards />;
  return /\/press(?:\.html)?$/.test(path) ? <Press /> : <App />;
}

/** A page, connected to the campaign: the same on the server and in the browser. */
export function Site({ client, path, arrival, onEvent }: SiteProps) {
  return (
    <StrictMode>
      <PrefineryProvider client={client} onEvent={onEvent}>
        <ServerState {...arrival}>{pageOf(path)}</ServerState>
        <PrefineryDevtools />
      </PrefineryProvider>
    </StrictMode>
  );
}

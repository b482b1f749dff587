import type { PrefineryProviderProps } from '@prefinery-kit/react';
import { Board } from './board.tsx';

interface Props extends Pick<PrefineryProviderProps, 'load'> {
  script: string;
  probe: string;
}

/** The whole document, for server rendering and hydration. */
export const BoardDocument = ({ script, probe, load }: Props) => (
  <html lang="en">
    <head>
      <title>Leaderboard</title>
      <script dangerouslySetInnerHTML={{ __html: probe }} />
      <script type="module" src={script} />
    </head>
    <body>
      <Board load={load} />
    </body>
  </html>
);

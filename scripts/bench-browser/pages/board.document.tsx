import { Board } from './board.tsx';

/** The whole document, for server rendering and hydration. */
export const BoardDocument = ({ script, probe }: { script: string; probe: string }) => (
  <html lang="en">
    <head>
      <title>Leaderboard</title>
      <script dangerouslySetInnerHTML={{ __html: probe }} />
      <script type="module" src={script} />
    </head>
    <body>
      <Board />
    </body>
  </html>
);

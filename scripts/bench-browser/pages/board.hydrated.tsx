import { hydrateRoot } from 'react-dom/client';
import { BoardDocument } from './board.document.tsx';

// A script's own text is not compared, and its address is this one.
hydrateRoot(document, <BoardDocument script={new URL(import.meta.url).pathname} probe="" />, {
  onRecoverableError: (error) => {
    throw error;
  },
});

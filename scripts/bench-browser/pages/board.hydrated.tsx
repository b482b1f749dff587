import { hydrateRoot } from 'react-dom/client';
import { BoardDocument } from './board.document.tsx';

// Hydration does not compare the text of a script, and this is the address of the page's own one.
hydrateRoot(document, <BoardDocument script={new URL(import.meta.url).pathname} probe="" />, {
  onRecoverableError: (error) => {
    throw error;
  },
});

import { hydrateRoot } from 'react-dom/client';
import { BoardDocument } from './board.document.tsx';

// Hydration does not compare the text of inline scripts, so `probe` is empty. `script` is this module's own address.
hydrateRoot(document, <BoardDocument script={new URL(import.meta.url).pathname} probe="" />, {
  onRecoverableError: (error) => {
    throw error;
  },
});

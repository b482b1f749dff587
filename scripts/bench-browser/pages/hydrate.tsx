import { hydrateRoot } from 'react-dom/client';
import { BoardDocument } from './board.document.tsx';

/** Hydrates the page. `script` is the address of the page's module. */
export function hydrate(script: string, load: 'lazy' | 'eager'): void {
  // Hydration does not compare the text of inline scripts, so `probe` is empty.
  hydrateRoot(document, <BoardDocument script={new URL(script).pathname} probe="" load={load} />, {
    onRecoverableError: (error) => {
      throw error;
    },
  });
}

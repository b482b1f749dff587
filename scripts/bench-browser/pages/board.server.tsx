import { renderToString } from 'react-dom/server';
import { BoardDocument } from './board.document.tsx';

export const html = (script: string, probe: string, load: 'lazy' | 'eager'): string =>
  `<!doctype html>${renderToString(<BoardDocument script={script} probe={probe} load={load} />)}`;

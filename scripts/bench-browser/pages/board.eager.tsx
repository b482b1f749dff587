import { hydrate } from './hydrate.tsx';

hydrate(import.meta.url, 'eager');

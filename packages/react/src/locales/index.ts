/**
 * Languages for the parts of Prefinery for React. An app bundles only those that it imports. Not affiliated with
 * Prefinery.
 *
 * @packageDocumentation
 */
export { ar } from './ar.tsx';
export { de } from './de.tsx';
export { en } from './en.ts';
export { es } from './es.tsx';

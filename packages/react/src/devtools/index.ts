/**
 * A panel for who builds with Prefinery for React. In production builds it is nothing. Not affiliated with Prefinery.
 *
 * @packageDocumentation
 */
'use client';
import { PrefineryDevtools as Devtools, type PrefineryDevtoolsProps } from './PrefineryDevtools.tsx';

export type { PrefineryDevtoolsProps };

/**
 * Shows what the kit does on this page: the script's state, each command with its data, its answer and its time, what waits
 * and for what, the cached user, identity, consent and errors. On a sandbox it also sets faults, and makes the page another
 * visitor. Put it anywhere below the provider, best as the last thing in it.
 *
 * It asks the service nothing. A production build has only a component that draws nothing.
 *
 * @example
 * ```tsx
 * <PrefineryProvider project="abcd1234">
 *   <App />
 *   <PrefineryDevtools />
 * </PrefineryProvider>
 * ```
 *
 * @throws `PrefineryError` with code `no_provider` outside a `PrefineryProvider`, but not in production.
 */
export const PrefineryDevtools: typeof Devtools = process.env.NODE_ENV === 'production' ? () => null : Devtools;

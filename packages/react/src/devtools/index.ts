/**
 * A panel for developers who use Prefinery for React. In production builds it renders nothing. Not affiliated with
 * Prefinery.
 *
 * @packageDocumentation
 */
'use client';
import { PrefineryDevtools as Devtools, type PrefineryDevtoolsProps } from './PrefineryDevtools.tsx';

export type { PrefineryDevtoolsProps };

/**
 * Shows what the kit does on this page: the script's state, each command with its data, answer and time, the queue and
 * what it waits for, the cached user, identity, consent and errors. On a sandbox it also sets faults, and makes the
 * page another visitor. Put it anywhere below the provider, preferably as the last child.
 *
 * It sends no commands to the service. A production build has only a component that renders nothing.
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

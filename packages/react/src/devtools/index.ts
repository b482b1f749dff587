/**
 * A panel for developers who use Prefinery for React. In production builds it renders nothing. Not affiliated with
 * Prefinery.
 *
 * @packageDocumentation
 */
'use client';
import type { JSX } from 'react';
import { PrefineryDevtools as Devtools, type PrefineryDevtoolsProps } from './PrefineryDevtools.tsx';
import { pluginPanel } from './pluginPanel.tsx';

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

// An empty fragment would import React in production.
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- The shell renders null, although its types do not say so.
const renderNothing = (): JSX.Element => null as unknown as JSX.Element;

/** A plugin as `TanStackDevtools` takes it. The kit does not depend on `@tanstack/react-devtools`. */
export interface PrefineryDevtoolsPlugin {
  /** The id that the shell remembers open tabs by. */
  id: string;
  /** The title of the tab. */
  name: string;
  /** Draws the panel into the tab. The shell calls it. */
  render: (element: HTMLElement, props: { theme: 'dark' | 'light' }) => JSX.Element;
}

/**
 * The panel of {@link PrefineryDevtools} as a tab of [TanStack Devtools](https://tanstack.com/devtools), beside the
 * tabs of other libraries. Put the shell below the provider. In a production build the tab is empty.
 *
 * @example
 * ```tsx
 * <PrefineryProvider project="abcd1234">
 *   <App />
 *   <TanStackDevtools plugins={[prefineryDevtoolsPlugin()]} />
 * </PrefineryProvider>
 * ```
 *
 * @throws `PrefineryError` with code `no_provider` while the tab is rendered outside a `PrefineryProvider`, but not in
 * production.
 */
export const prefineryDevtoolsPlugin = (): PrefineryDevtoolsPlugin => ({
  id: 'prefinery',
  name: 'Prefinery',
  render: process.env.NODE_ENV === 'production' ? renderNothing : pluginPanel,
});

'use client';
import type { JSX, ReactNode } from 'react';
import { useKit } from '../foundation/internal/context.ts';
import { Panel } from './Panel.tsx';
import { Shadow } from './Shadow.tsx';

type Theme = 'dark' | 'light';

/** The panel without a button to open and close it: the shell around it does that. */
export const pluginPanel = (_element: HTMLElement, { theme }: { theme: Theme }): JSX.Element => (
  <PluginPanel theme={theme} />
);

function PluginPanel({ theme }: { theme: Theme }): ReactNode {
  const kit = useKit('prefineryDevtoolsPlugin');
  return (
    <Shadow position="container" scheme={theme}>
      <Panel kit={kit} role="region" />
    </Shadow>
  );
}

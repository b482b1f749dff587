'use client';
import type { PrefineryError } from '@prefinery-kit/core';
import type { ReactNode } from 'react';
import type { OwnElements } from './elements.ts';
import { useElements } from './internal/useElements.tsx';
import { useScript } from './useScript.ts';
import { wrapTexts } from './internal/wrapTexts.tsx';
import { FailureBox } from './internal/FailureBox.tsx';

export interface ScriptGateProps {
  /** What to show once the vendor's script has loaded. */
  children?: ReactNode;
  /** What to show until it has loaded, on a server too. @defaultValue nothing */
  pending?: ReactNode;
  /** What to show when it could not be loaded. @defaultValue a sentence and a button that tries again */
  error?: ((error: PrefineryError, retry: () => void) => ReactNode) | undefined;
  /** What to show when the visitor has denied consent, so that the script is not loaded. @defaultValue nothing */
  empty?: ReactNode;
  /** Your own elements in place of the part's. */
  render?: OwnElements<'ScriptGate'> | undefined;
}

/**
 * Shows its children once the vendor's script has loaded, and a failure when it is blocked. The kit's own parts do not
 * need it: it is for what you build on the script yourself. It draws no element of its own, except around bare text.
 *
 * @example
 * ```tsx
 * <ScriptGate pending="One moment…" error={(_, retry) => <button onClick={retry}>Try again</button>}>
 *   <InviteButton />
 * </ScriptGate>
 * ```
 */
export function ScriptGate({ children, pending, empty, error: renderError, render }: ScriptGateProps): ReactNode {
  const draw = useElements('ScriptGate', render);
  const { status, error, refetch } = useScript();
  if (status === 'ready') return wrapTexts(children);
  if (status === 'disabled') return wrapTexts(empty);
  if (status !== 'failed' || !error) return wrapTexts(pending);
  return renderError ? wrapTexts(renderError(error, refetch)) : <FailureBox draw={draw} retry={refetch} />;
}

'use client';
import type { ReactNode } from 'react';
import { useKit } from '../foundation/internal/context.ts';
import { Logo } from './Logo.tsx';
import { Panel } from './Panel.tsx';
import { Shadow } from './Shadow.tsx';
import { useDisclosure } from './useDisclosure.ts';
import { useTraffic } from './useTraffic.ts';

export interface PrefineryDevtoolsProps {
  /** The corner of the window for its button and panel. @defaultValue `'bottom-right'` */
  position?: 'bottom-left' | 'bottom-right' | 'top-left' | 'top-right' | undefined;
  /** Whether the panel is open at first. @defaultValue false */
  defaultOpen?: boolean | undefined;
}

export function PrefineryDevtools({
  position = 'bottom-right',
  defaultOpen = false,
}: PrefineryDevtoolsProps): ReactNode {
  const kit = useKit('PrefineryDevtools');
  const { errors } = useTraffic(kit);
  const { isOpen, buttonProps, panelProps, close } = useDisclosure(defaultOpen);
  return (
    <Shadow position={position}>
      {isOpen ? (
        <Panel kit={kit} onClose={close} {...panelProps} />
      ) : (
        <button type="button" className="launcher" aria-label={nameOf(errors)} {...buttonProps}>
          <Logo />
          {errors > 0 && <span className="badge">{errors}</span>}
        </button>
      )}
    </Shadow>
  );
}

const nameOf = (errors: number): string => `Open Prefinery devtools${errors > 0 ? ` (errors: ${errors})` : ''}`;

'use client';
import { type ComponentPropsWithoutRef, type ReactNode, type RefObject, useId } from 'react';
import type { Kit } from '../foundation/internal/context.ts';
import { CommandList } from './CommandList.tsx';
import { ErrorList } from './ErrorList.tsx';
import { Faults } from './Faults.tsx';
import { Logo } from './Logo.tsx';
import { Overview } from './Overview.tsx';
import { useSandbox } from './useSandbox.ts';
import { useTabs } from './useTabs.ts';
import { useTraffic } from './useTraffic.ts';
import { VisitorView } from './VisitorView.tsx';

interface PanelProps extends ComponentPropsWithoutRef<'div'> {
  kit: Kit;
  /** Without it there is no button to close the panel. */
  onClose?: () => void;
  panelRef?: RefObject<HTMLDivElement | null>;
}

/** The open panel: an overview, and tabs below it. */
export function Panel({ kit, onClose, panelRef, ...props }: PanelProps): ReactNode {
  const titleId = useId();
  const traffic = useTraffic(kit);
  const sandbox = useSandbox(kit.client.scriptUrl);
  const { selected, tabProps, tabPanelProps } = useTabs(
    sandbox ? ['commands', 'visitor', 'errors', 'sandbox'] : ['commands', 'visitor', 'errors'],
  );
  return (
    <div className="panel" {...props} ref={panelRef} aria-labelledby={titleId}>
      <div className="title">
        <Logo />
        <h2 id={titleId}>Prefinery devtools</h2>
        <code>{kit.client.project}</code>
        {onClose && (
          <button type="button" className="quiet close" aria-label="Close" onClick={onClose}>
            <svg viewBox="0 0 16 16" width="14" height="14" aria-hidden="true">
              <path
                d="M3 3l10 10M13 3L3 13"
                fill="none"
                stroke="currentColor"
                strokeWidth="1.8"
                strokeLinecap="round"
              />
            </svg>
          </button>
        )}
      </div>
      <Overview kit={kit} traffic={traffic} isSandbox={sandbox !== null} />
      <div className="tabs" role="tablist" aria-labelledby={titleId}>
        <button type="button" {...tabProps('commands')}>
          Commands <Count of={traffic.calls.length} />
        </button>
        <button type="button" {...tabProps('visitor')}>
          Visitor
        </button>
        <button type="button" {...tabProps('errors')}>
          Errors <Count of={traffic.errors} isBad />
        </button>
        {sandbox && (
          <button type="button" {...tabProps('sandbox')}>
            Sandbox <Count of={sandbox.count} isBad />
          </button>
        )}
      </div>
      <div className="body" {...tabPanelProps}>
        {selected === 'commands' && <CommandList traffic={traffic} />}
        {selected === 'visitor' && <VisitorView kit={kit} consent={traffic.consent} isSandbox={sandbox !== null} />}
        {selected === 'errors' && <ErrorList traffic={traffic} onRetry={kit.client.load} />}
        {selected === 'sandbox' && sandbox && <Faults sandbox={sandbox} />}
      </div>
    </div>
  );
}

const Count = ({ of: count, isBad = false }: { of: number; isBad?: boolean }): ReactNode =>
  count > 0 && <span className={isBad ? 'count bad' : 'count'}>{count}</span>;

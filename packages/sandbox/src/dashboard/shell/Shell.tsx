import './shell.css';
import { type ReactNode, useEffect, useRef } from 'react';
import { useLive } from '../live.ts';
import { panels } from '../panels.ts';
import { Button } from '../parts/Button.tsx';
import { PersonDrawer } from '../person/PersonDrawer.tsx';
import { useRoute } from '../route.ts';
import { useToken } from '../token.ts';
import { useAbout } from '../useAbout.ts';
import { useWide } from '../useWide.ts';
import { LiveBadge } from './LiveBadge.tsx';
import { Nav } from './Nav.tsx';
import { Tabs } from './Tabs.tsx';
import { TokenScreen } from './TokenScreen.tsx';

/** The whole screen. Wide, the activity stands beside every other panel. */
export const Shell = (): ReactNode => {
  const { isRefused } = useToken();
  return isRefused ? <TokenScreen /> : <Screen />;
};

const Screen = (): ReactNode => {
  useLive();
  const { panel, detail } = useRoute();
  const { data: about } = useAbout();
  const isWide = useWide();
  const shown = panels.find(({ name }) => name === panel) ?? panels[0];
  const main = useRef<HTMLElement>(null);
  const last = useRef(shown?.name);

  useEffect(() => {
    document.title = `${shown?.title ?? 'Dashboard'} · Prefinery sandbox`;
    // A keyboard or a screen reader goes on in the panel that was opened. The page itself begins at its top.
    if (last.current !== shown?.name) main.current?.querySelector('h2')?.focus();
    last.current = shown?.name;
  }, [shown]);

  const beside = isWide && shown?.name !== 'activity' ? panels.find(({ name }) => name === 'activity') : undefined;

  return (
    <div className="shell">
      {/* No link, because the address names the panel. */}
      <Button className="skip" onClick={() => main.current?.querySelector('h2')?.focus()}>
        Skip to the panel
      </Button>
      <header className="brand">
        <Mark />
        <div>
          <h1>Prefinery sandbox</h1>
          <p className="mono">{about?.project ?? '\u00a0'}</p>
        </div>
        <LiveBadge />
      </header>
      <Nav current={shown?.name} />
      <main ref={main}>{shown === undefined ? null : <shown.Content />}</main>
      {beside === undefined ? null : (
        <aside aria-label="Beside the panel">
          <beside.Content />
        </aside>
      )}
      <Tabs current={shown?.name} />
      {panel === 'person' && detail !== null ? <PersonDrawer email={detail} key={detail} /> : null}
    </div>
  );
};

const Mark = (): ReactNode => (
  <svg viewBox="0 0 32 32" width="32" height="32" aria-hidden="true">
    <rect width="32" height="32" rx="9" fill="#1a56db" />
    <g fill="#fff">
      <circle cx="8" cy="23" r="2.5" opacity=".6" />
      <circle cx="14" cy="17.5" r="3.25" opacity=".8" />
      <circle cx="22" cy="10.5" r="4.5" />
    </g>
  </svg>
);

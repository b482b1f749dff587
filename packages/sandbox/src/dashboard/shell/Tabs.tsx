import { type ReactNode, useState } from 'react';
import { panels } from '../panels.ts';
import { Dialog } from '../parts/Dialog.tsx';
import { Icon } from '../parts/Icon.tsx';
import { PanelLink } from './PanelLink.tsx';

const first = panels.slice(0, 4);
const others = panels.slice(4);

/** The panels on narrow screens: four at the bottom, and a list of the others. */
export const Tabs = ({ current }: { current: string | undefined }): ReactNode => {
  const [isOpen, setIsOpen] = useState(false);
  const isAmongOthers = others.some(({ name }) => name === current);
  return (
    <nav className="tabs" aria-label="Panels">
      <ul>
        {first.map((panel) => (
          <li key={panel.name}>
            <PanelLink panel={panel} current={current} />
          </li>
        ))}
        {others.length === 0 ? null : (
          <li>
            <button
              type="button"
              aria-haspopup="dialog"
              className={isAmongOthers ? 'current' : undefined}
              onClick={() => setIsOpen(true)}
            >
              <Icon name="more" />
              More
            </button>
          </li>
        )}
      </ul>
      {isOpen ? (
        <Dialog title="More" onClose={() => setIsOpen(false)}>
          <ul className="more">
            {others.map((panel) => (
              <li key={panel.name}>
                <PanelLink panel={panel} current={current} onClick={() => setIsOpen(false)} />
              </li>
            ))}
          </ul>
        </Dialog>
      ) : null}
    </nav>
  );
};

import type { ReactNode } from 'react';
import type { panels } from '../panels.ts';
import { Icon } from '../parts/Icon.tsx';
import { linkTo } from '../route.ts';

interface PanelLinkProps {
  panel: (typeof panels)[number];
  /** The name of the panel that is shown. */
  current: string | undefined;
  onClick?: () => void;
}

/** A link to a panel, marked if that is shown. */
export const PanelLink = ({ panel: { name, title, icon }, current, onClick }: PanelLinkProps): ReactNode => (
  <a href={linkTo(name)} aria-current={name === current ? 'page' : undefined} onClick={onClick}>
    <Icon name={icon} />
    {title}
  </a>
);

import type { ReactNode } from 'react';
import { panels } from '../panels.ts';
import { Icon } from '../parts/Icon.tsx';
import { linkTo } from '../route.ts';

/** All panels, at the left of screens that are wide enough. */
export const Nav = ({ current }: { current: string | undefined }): ReactNode => (
  <nav className="nav" aria-label="Panels">
    <ul>
      {panels.map(({ name, title, icon }) => (
        <li key={name}>
          <a href={linkTo(name)} aria-current={name === current ? 'page' : undefined}>
            <Icon name={icon} />
            {title}
          </a>
        </li>
      ))}
    </ul>
  </nav>
);

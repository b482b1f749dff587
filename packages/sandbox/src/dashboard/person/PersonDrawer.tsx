import type { ReactNode } from 'react';
import { Drawer } from '../parts/Dialog.tsx';
import { go } from '../route.ts';

/** All that is known of one user. */
export const PersonDrawer = ({ email }: { email: string }): ReactNode => (
  <Drawer title={email} onClose={() => go('list')}>
    <p className="muted">{email}</p>
  </Drawer>
);

import type { ReactNode } from 'react';

/** The logo: one user who referred two others. */
export const Logo = (): ReactNode => (
  <svg className="mark" viewBox="0 0 20 20" width="20" height="20" aria-hidden="true">
    <path d="M6 10 14 5.2M6 10l8 4.8" fill="none" stroke="currentColor" strokeWidth="1.6" />
    <circle cx="5.4" cy="10" r="3.1" fill="currentColor" />
    <circle cx="14.6" cy="4.9" r="2.3" fill="currentColor" />
    <circle cx="14.6" cy="15.1" r="2.3" fill="currentColor" />
  </svg>
);

import type { ReactNode } from 'react';

/** Links to another story. It opens in Storybook's window, not in the iframe of the current story. */
export const StoryLink = ({ to, children }: { to: string; children: ReactNode }) => (
  <a href={`./?path=/story/${to}`} target="_top">
    {children}
  </a>
);

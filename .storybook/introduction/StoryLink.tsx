import type { ReactNode } from 'react';

/** Opens another story, in Storybook and not in the frame that it draws stories in. */
export const StoryLink = ({ to, children }: { to: string; children: ReactNode }) => (
  <a href={`./?path=/story/${to}`} target="_top">
    {children}
  </a>
);

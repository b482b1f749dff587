'use client';

import type { PrefineryElementsProps } from '@prefinery-kit/react';

/** Buttons, inputs and messages of the kit in the colors of your theme, for all blocks. Put your own components here if you like. */
export const prefineryElements: PrefineryElementsProps['render'] = {
  button: (
    <button
      type="button"
      className="inline-flex h-10 shrink-0 items-center justify-center gap-2 rounded-md bg-primary px-4 text-sm font-medium text-primary-foreground outline-none hover:bg-primary/90 focus-visible:ring-2 focus-visible:ring-ring focus-visible:ring-offset-2 focus-visible:ring-offset-background aria-disabled:opacity-50"
    />
  ),
  input: (
    <input className="h-10 w-full min-w-0 rounded-md border border-input bg-background px-3 text-base text-foreground outline-none placeholder:text-muted-foreground focus-visible:ring-2 focus-visible:ring-ring aria-invalid:border-destructive" />
  ),
  link: (
    <a className="inline-flex h-9 items-center gap-2 rounded-md border border-border bg-background px-3 text-sm font-medium text-foreground no-underline outline-none hover:bg-accent hover:text-accent-foreground focus-visible:ring-2 focus-visible:ring-ring" />
  ),
  icon: <svg className="size-4 shrink-0" />,
  // It stays in the page while it is empty: screen readers announce changes inside of it.
  message: <p className="text-sm text-muted-foreground empty:sr-only data-[state=error]:text-destructive" />,
  failure: <div className="flex flex-col items-start gap-3" />,
  placeholder: <div className="min-h-64 animate-pulse rounded-lg bg-muted motion-reduce:animate-none" />,
  progress: (
    <progress className="h-2 w-full appearance-none overflow-hidden rounded-full bg-muted [&::-moz-progress-bar]:bg-primary [&::-webkit-progress-bar]:bg-muted [&::-webkit-progress-value]:bg-primary" />
  ),
};

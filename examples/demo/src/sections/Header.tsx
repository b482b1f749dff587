import type { ReactNode } from 'react';
import { Logo } from '../art/Logo.tsx';

export function Header({ children }: { children?: ReactNode }) {
  return (
    <header className="header">
      <a className="brand" href="./">
        <Logo /> Merle
      </a>
      <nav aria-label="This page">
        <a href="./#manual">The clock</a>
        <a href="./#woods">Woods</a>
        <a href="./#list">The list</a>
      </nav>
      {children}
    </header>
  );
}

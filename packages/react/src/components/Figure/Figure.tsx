'use client';
import type { User } from '@prefinery-kit/core';
import { type ReferralFigure, useFigure } from '../../hooks/useFigure.ts';

interface FigureProps {
  user: User | null | undefined;
  name: ReferralFigure;
}

/** A number that may change. A new one is a new element, so that the stylesheet can greet each. */
export function Figure({ user, name }: FigureProps) {
  const { text, change } = useFigure(user, name);
  return (
    <span key={text} data-prefinery="figure" data-change={change}>
      {text}
    </span>
  );
}

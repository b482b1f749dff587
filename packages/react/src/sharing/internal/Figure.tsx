'use client';
import type { User } from '@prefinery-kit/core';
import { type ReferralFigure, useFigure } from '../useFigure.ts';

interface FigureProps {
  user: User | null | undefined;
  name: ReferralFigure;
}

/** A number that may change. Another one is a new element, so that the stylesheet can greet each; in another language it is the same. */
export function Figure({ user, name }: FigureProps) {
  const { text, change } = useFigure(user, name);
  return (
    <span key={user?.[name]} data-prefinery="figure" data-change={change}>
      {text}
    </span>
  );
}

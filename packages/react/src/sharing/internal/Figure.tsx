'use client';
import type { User } from '@prefinery-kit/core';
import { type ReferralFigure, useFigure } from '../useFigure.ts';

interface FigureProps {
  user: User | null | undefined;
  name: ReferralFigure;
}

/**
 * A number that may change. Each value is a new element, so that the stylesheet can animate it; another language is not
 * a new value.
 */
export function Figure({ user, name }: FigureProps) {
  const { text, change } = useFigure(user, name);
  return (
    <span key={user?.[name]} data-prefinery="figure" data-change={change}>
      {text}
    </span>
  );
}

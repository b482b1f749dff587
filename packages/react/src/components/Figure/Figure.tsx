'use client';
import { useFigure } from '../../hooks/useFigure.ts';

interface FigureProps {
  /** `null` is none, and `undefined` is not known yet. */
  value: number | null | undefined;
  /** Whether less is better. */
  isRank?: boolean;
}

/** A number that may change. A new one is a new element, so that the stylesheet can greet each. */
export function Figure({ value, isRank = false }: FigureProps) {
  const { text, change } = useFigure(value, isRank);
  return (
    <span key={value} data-prefinery="figure" data-change={change}>
      {text}
    </span>
  );
}

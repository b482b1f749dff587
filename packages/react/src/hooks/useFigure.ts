'use client';
import { useContext, useState } from 'react';
import { LanguageContext } from '../texts.ts';

/** A number that may change; `null` is none, and `undefined` is not known yet. */
type Value = number | null | undefined;

interface Figure {
  /** The number as the language writes it. */
  text: string;
  /** Whether it became better or worse since it was last drawn. The first reading is no change. */
  change: 'up' | 'down' | undefined;
}

/** Draws a number, and tells how it changed. A rank is better when it falls. */
export function useFigure(value: Value, isRank: boolean): Figure {
  const { locale } = useContext(LanguageContext);
  const [held, hold] = useState<{ value: Value; change?: Figure['change'] }>({ value });
  if (held.value !== value) {
    const isChange = typeof held.value === 'number' && typeof value === 'number';
    hold({ value, change: isChange ? (value > (held.value ?? 0) === isRank ? 'down' : 'up') : undefined });
  }
  const number = new Intl.NumberFormat(locale);
  return { text: value === undefined ? '\u00A0' : value === null ? '–' : number.format(value), change: held.change };
}

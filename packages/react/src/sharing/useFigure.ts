'use client';
import type { User } from '@prefinery-kit/core';
import { useState } from 'react';
import { useFormatNumber } from '../foundation/texts.ts';

/** A number of the user, by the vendor's name. */
export type ReferralFigure = 'shares' | 'referrals' | 'list_position' | 'list_ahead' | 'list_behind' | 'list_length';

interface Figure {
  /** The number, formatted in the language. */
  text: string;
  /**
   * Whether the user's own number became better or worse since the last render. The first value is not a change, nor
   * are numbers that grow when others join: on a busy list they always do.
   */
  change: 'up' | 'down' | undefined;
}

/** Formats a number, and reports how it changed. Another user's number is not a change. */
export function useFigure(user: User | null | undefined, name: ReferralFigure): Figure {
  const format = useFormatNumber();
  const value = user?.[name];
  const [last, setLast] = useState<{ id?: string | undefined; value?: typeof value; change?: Figure['change'] }>({});
  if (!Object.is(last.value, value) || last.id !== user?.id) {
    const isOwn = !/behind|length/.test(name);
    const isChange = isOwn && last.id === user?.id && typeof last.value === 'number' && typeof value === 'number';
    // A lower rank is better.
    const isRank = /position|ahead/.test(name);
    setLast({
      id: user?.id,
      value,
      change: isChange ? (value > (last.value ?? 0) === isRank ? 'down' : 'up') : undefined,
    });
  }
  const text = value === undefined ? '\u00A0' : value === null ? '–' : format(value);
  return { text, change: last.change };
}

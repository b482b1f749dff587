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
  const [held, hold] = useState<{ id?: string | undefined; value?: typeof value; change?: Figure['change'] }>({});
  if (!Object.is(held.value, value) || held.id !== user?.id) {
    const isTheirs = !/behind|length/.test(name);
    const isChange = isTheirs && held.id === user?.id && typeof held.value === 'number' && typeof value === 'number';
    // A lower rank is better.
    const isRank = /position|ahead/.test(name);
    hold({
      id: user?.id,
      value,
      change: isChange ? (value > (held.value ?? 0) === isRank ? 'down' : 'up') : undefined,
    });
  }
  const text = value === undefined ? '\u00A0' : value === null ? '–' : format(value);
  return { text, change: held.change };
}

'use client';
import type { User } from '@prefinery-kit/core';
import { useState } from 'react';
import { useFormatNumber } from '../foundation/texts.ts';

/** A number of the person's, by the vendor's name. */
export type ReferralFigure = 'shares' | 'referrals' | 'list_position' | 'list_ahead' | 'list_behind' | 'list_length';

interface Figure {
  /** The number as the language writes it. */
  text: string;
  /**
   * Whether the person's own number became better or worse since it was last drawn. The first reading is no change, nor is that
   * others have joined: on a busy list they always do.
   */
  change: 'up' | 'down' | undefined;
}

/** Draws a number, and tells how it changed. A number of another person is no change. */
export function useFigure(user: User | null | undefined, name: ReferralFigure): Figure {
  const format = useFormatNumber();
  const value = user?.[name];
  const [held, hold] = useState<{ id?: string | undefined; value?: typeof value; change?: Figure['change'] }>({});
  if (!Object.is(held.value, value) || held.id !== user?.id) {
    const isTheirs = !/behind|length/.test(name);
    const isChange = isTheirs && held.id === user?.id && typeof held.value === 'number' && typeof value === 'number';
    // A rank is better when it falls.
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

'use client';
import type { User } from '@prefinery-kit/core';
import { useChangeAnnouncement } from './useChangeAnnouncement.ts';
import { resolveText, useFormatNumber, useTexts } from '../foundation/texts.ts';
import { changeAnnouncementEnglish } from './texts.ts';

/** A live region that announces changed numbers to screen readers. */
export function ChangeAnnouncement({ user }: { user: User | null | undefined }) {
  const { changed } = useTexts('changeAnnouncement', changeAnnouncementEnglish);
  const format = useFormatNumber();
  const ref = useChangeAnnouncement(user, (now, before) => resolveText(changed, now, before, format));
  return <p ref={ref} data-prefinery="change-announcement" role="status" />;
}

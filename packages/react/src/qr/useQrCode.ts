'use client';
import { PrefineryError } from '@prefinery-kit/core';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useKit } from '../foundation/internal/context.ts';
import { warnOnce } from '../foundation/internal/refuseUnknown.ts';
import { drawCode, type QrCodeDrawing, toPng, toSvg } from './drawing.ts';

/** The file types of a QR code. */
export type QrCodeFormat = 'svg' | 'png';

/** Options of the saved file. */
export interface UseQrCodeOptions {
  /** Name of the file, without its extension. @defaultValue `'referral-link'` */
  fileName?: string | undefined;
  /** Width and height of the saved picture, in pixels: a whole number. @defaultValue 1024 */
  size?: number | undefined;
}

const DEFAULT_SIZE = 1024;

/** A QR code of a text. */
export interface UseQrCodeResult {
  /** The code: modules per side with the white margin, and the dark ones as an SVG path. `null` without a text. */
  drawing: QrCodeDrawing | null;
  /** Why it could not be saved, or why there is no code: a text may be too long. Code `share_failed`. */
  error: PrefineryError | null;
  /** Saves it as a file. It never rejects. */
  download: (format: QrCodeFormat) => Promise<void>;
}

/**
 * Draws a text as a QR code. Listeners of the client get `shared` with `qr` when it is saved.
 *
 * @example
 * ```tsx
 * const { link } = useReferralLink({ network: 'qr' });
 * const { drawing } = useQrCode(link);
 * if (!drawing) return null;
 * return (
 *   <svg viewBox={`0 0 ${drawing.size} ${drawing.size}`} role="img" aria-label="QR code">
 *     <path d={drawing.path} />
 *   </svg>
 * );
 * ```
 *
 * @param text `null` while there is none
 * @throws `PrefineryError` with code `no_provider` outside a `PrefineryProvider`. An `Error` for a text of more than 2,331
 * bytes: no code holds it.
 */
export function useQrCode(
  text: string | null,
  { fileName = 'referral-link', size = DEFAULT_SIZE }: UseQrCodeOptions = {},
): UseQrCodeResult {
  const { client } = useKit('useQrCode');
  const isSize = Number.isInteger(size) && size > 0;
  if (process.env.NODE_ENV !== 'production' && !isSize) {
    const about = `size is ${size}, so the file has ${DEFAULT_SIZE} pixels. Give a whole number of pixels.`;
    warnOnce('useQrCode', about);
  }
  const [drawing, fault] = useMemo(() => draw(text), [text]);
  const [error, setError] = useState<PrefineryError | null>(null);
  /**
   * Revokes the object URL of the last file. The browser may still read it, so only before the next one or on unmount.
   */
  const release = useRef<() => void>(undefined);
  useEffect(() => () => release.current?.(), []);

  const download = async (format: QrCodeFormat) => {
    if (!drawing) return;
    setError(null);
    try {
      const blob = await (format === 'svg' ? toSvg : toPng)(drawing, isSize ? size : DEFAULT_SIZE);
      const url = URL.createObjectURL(blob);
      release.current?.();
      release.current = () => URL.revokeObjectURL(url);
      const link = document.createElement('a');
      link.href = url;
      link.download = `${fileName}.${format}`;
      link.click();
      client.emit({ type: 'shared', result: 'qr' });
    } catch (cause) {
      const failure = new PrefineryError('share_failed', { command: 'useQrCode', about: String(cause), cause });
      setError(failure);
      client.emit({ type: 'error', error: failure });
    }
  };

  return { drawing, error: error ?? fault, download };
}

/** A code holds about 2,300 characters, so a longer link has none. */
function draw(text: string | null): [QrCodeDrawing, null] | [null, PrefineryError | null] {
  try {
    return text === null ? [null, null] : [drawCode(text), null];
  } catch (cause) {
    return [null, new PrefineryError('share_failed', { command: 'useQrCode', about: String(cause), cause })];
  }
}

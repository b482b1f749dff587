'use client';
import { PrefineryError } from '@prefinery-kit/core';
import { type ComponentPropsWithoutRef, type RefObject, useEffect, useRef, useState } from 'react';
import { useKit } from '../foundation/internal/context.ts';
import { isElement, rootOf, windowOf } from '../foundation/internal/realm.ts';

/** A text to copy, and the result. */
export interface UseCopyResult {
  /** `success` is reset after a moment; `error` stays until the next try. */
  status: 'idle' | 'success' | 'error';
  /** Why it could not be copied, while the status is `error`: code `share_failed`. */
  error: PrefineryError | null;
  /** Copies it. It never rejects. */
  copy: () => Promise<void>;
  /** For the `<input>` that shows the text: it is selected there if the browser refuses the clipboard. */
  fieldProps: Pick<ComponentPropsWithoutRef<'input'>, 'value' | 'readOnly' | 'dir' | 'onFocus'> & {
    ref: RefObject<HTMLInputElement | null>;
  };
  /** For the button. */
  buttonProps: Pick<ComponentPropsWithoutRef<'button'>, 'type' | 'onClick' | 'aria-disabled'>;
  /** For the live region with the result. Keep it in the page: screen readers announce only changes inside it. */
  statusProps: { role: 'status' };
}

/** How long the status is `success`, in ms. */
const SUCCESS_DURATION = 4000;

/**
 * Copies a text, such as the referral link or code. If the browser has no clipboard API, or refuses it, the text is
 * selected in its field, so that the visitor can copy it by hand. Listeners of the client get `shared` with `copy`.
 *
 * @example
 * ```tsx
 * const { link } = useReferralLink();
 * const { status, fieldProps, buttonProps, statusProps } = useCopy(link);
 * return (
 *   <>
 *     <input aria-label="Your link" {...fieldProps} />
 *     <button {...buttonProps}>Copy</button>
 *     <p {...statusProps}>{{ idle: '', success: 'Copied.', error: 'Please copy it by hand.' }[status]}</p>
 *   </>
 * );
 * ```
 *
 * @param text `null` while there is nothing to copy
 * @throws `PrefineryError` with code `no_provider` outside a `PrefineryProvider`.
 */
export function useCopy(text: string | null): UseCopyResult {
  const { client } = useKit('useCopy');
  const field = useRef<HTMLInputElement>(null);
  const [last, setLast] = useState<{ text: string; error: PrefineryError | null } | null>(null);
  // The status belongs to one text, so another text resets it.
  const outcome = last?.text === text ? last : null;

  useEffect(() => {
    if (!last || last.error) return;
    const timer = setTimeout(() => setLast(null), SUCCESS_DURATION);
    return () => clearTimeout(timer);
  }, [last]);

  const copy = async () => {
    if (text === null) return;
    // Clears the live region first, so that the same text is announced again.
    setLast(null);
    try {
      await write(text, field.current);
      setLast({ text, error: null });
      client.emit({ type: 'shared', result: 'copy' });
    } catch (cause) {
      const error = new PrefineryError('share_failed', { command: 'useCopy', about: String(cause), cause });
      setLast({ text, error });
      client.emit({ type: 'error', error });
    }
  };

  return {
    status: outcome ? (outcome.error ? 'error' : 'success') : 'idle',
    error: outcome?.error ?? null,
    copy,
    fieldProps: {
      ref: field,
      value: text ?? '',
      readOnly: true,
      // A URL is left to right, also on a right-to-left page.
      dir: 'ltr',
      onFocus: (event) => event.currentTarget.select(),
    },
    buttonProps: { type: 'button', onClick: () => void copy(), 'aria-disabled': text === null },
    statusProps: { role: 'status' },
  };
}

async function write(text: string, field: HTMLInputElement | null): Promise<void> {
  try {
    // A window's clipboard refuses to work while another window has the focus.
    await windowOf(field).navigator.clipboard.writeText(text);
  } catch (cause) {
    if (!field) throw cause;
    const before = rootOf(field).activeElement;
    field.focus();
    field.select();
    // `execCommand` works in some pages that are refused the clipboard API, such as those without HTTPS.
    if (!field.ownerDocument.execCommand('copy')) throw cause;
    if (isElement(before)) before.focus();
  }
}

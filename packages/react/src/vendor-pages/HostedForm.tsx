'use client';
import { forwardRef } from 'react';
import { useKit } from '../foundation/internal/context.ts';
import { useHostedForm, type UseHostedFormOptions } from './useHostedForm.ts';
import type { OwnElements } from '../foundation/elements.ts';
import { useElements } from '../foundation/internal/useElements.tsx';
import { type OwnTexts, useTexts } from '../foundation/texts.ts';
import { VendorPage, type VendorPageProps } from './VendorPage.tsx';
import { hostedFormEnglish, type VendorPageTexts } from './texts.ts';

/** A `<div>`'s props, the slots of a vendor page, and the initial values of the form. */
export interface HostedFormProps extends VendorPageProps, Pick<UseHostedFormOptions, 'email'> {
  /** Your own texts for the part. */
  texts?: OwnTexts<VendorPageTexts> | undefined;
  /** Your own elements in place of the part's. */
  render?: OwnElements<'HostedForm'> | undefined;
}

/**
 * The vendor's own signup form, in the page. Its content is the vendor's own page; size and states around it are the
 * kit's. If you want your own look, or callbacks for a signup, use `SignupForm`.
 *
 * @example
 * ```tsx
 * <HostedForm email={session?.user.email} />
 * ```
 *
 * @throws `PrefineryError` with code `no_provider` outside a `PrefineryProvider`.
 */
export const HostedForm = forwardRef<HTMLDivElement, HostedFormProps>(function HostedForm(
  { email, texts, render, ...props },
  ref,
) {
  useKit('HostedForm');
  const text = useTexts('hostedForm', hostedFormEnglish, texts);
  const draw = useElements('HostedForm', render);
  const page = useHostedForm({ email, label: text.label });
  return <VendorPage {...props} ref={ref} part="hosted-form" draw={draw} page={page} failure={text.error} />;
});

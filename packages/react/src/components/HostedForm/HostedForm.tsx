'use client';
import { forwardRef } from 'react';
import { useHostedForm, type UseHostedFormOptions } from '../../hooks/useHostedForm.ts';
import { useTexts } from '../../texts.ts';
import { VendorPage, type VendorPageProps, type VendorPageTexts } from '../VendorPage/VendorPage.tsx';

/** A `<div>`'s props, the slots of a vendor's page, and what the form starts with. */
export interface HostedFormProps extends VendorPageProps, UseHostedFormOptions {}

const english: VendorPageTexts = { error: () => 'The signup form could not be shown.' };

/**
 * The vendor's own signup form, in the page. Inside is the vendor's own page; size and states around it are ours. Where you
 * want your own look, or to hear who joined, use `SignupForm`.
 *
 * @example
 * ```tsx
 * <HostedForm email={session?.user.email} />
 * ```
 */
export const HostedForm = forwardRef<HTMLDivElement, HostedFormProps>(function HostedForm(
  { email, label, ...props },
  ref,
) {
  const display = useHostedForm({ email, label });
  const text = useTexts('hostedForm', english);
  return <VendorPage {...props} ref={ref} part="hosted-form" display={display} failure={text.error} />;
});

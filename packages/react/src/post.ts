import type { Landing, NewUser, Prefinery } from '@prefinery-kit/core';
import type { ServerLanding } from './context.ts';
import { rawName } from './fields.ts';

/** Where the vendor takes raw HTML forms. A sandbox takes them beside its script. */
export function postAddress({ project, scriptUrl }: Prefinery): string {
  const [, base] = /^(.*)\/widget\/v2\//.exec(scriptUrl) ?? [];
  const isVendor = base === undefined || base.endsWith('//widget.prefinery.com');
  return `${isVendor ? 'https://i.prefinery.com' : base}/projects/${project}/users/post`;
}

/**
 * The vendor's own hidden inputs: how the visitor came, as the server read it and, after hydration, as the
 * browser did. Only the server may have read the referrer of an earlier visit.
 */
export function hiddenInputs(server: ServerLanding | undefined, browser: Landing | null): Record<string, string> {
  const blank: Record<keyof Landing['utm'], string> = {
    utm_source: '',
    utm_medium: '',
    utm_campaign: '',
    utm_term: '',
    utm_content: '',
  };
  return {
    referrer: browser ? document.referrer : '',
    referral_token: browser?.referrer ?? server?.referrer ?? '',
    ...blank,
    ...server?.utm,
    ...browser?.utm,
  };
}

/** Has the browser post the form, with these fields in it: the page is left. */
export function post(form: HTMLFormElement, data: NewUser): void {
  const say = ({ formData }: FormDataEvent) => {
    for (const name of new Set(formData.keys())) if (name.startsWith('user[profile]')) formData.delete(name);
    for (const [name, value] of Object.entries(data)) if (value) formData.set(rawName(name), value);
  };
  form.addEventListener('formdata', say, { once: true });
  // An input that is called submit would hide the form's own method.
  HTMLFormElement.prototype.submit.call(form);
}

import type { Landing, NewUser, Prefinery } from '@prefinery-kit/core';
import type { ServerLanding } from '../../foundation/internal/context.ts';
import { rawName } from '../fields.ts';

/** Addresses of a sandbox: on this machine, or over plain `http:`, which a page in production does not load. */
const sandbox = /^(http:|https:\/\/([\w-]+\.)*(localhost|127\.0\.0\.1|\[::1\])[:/])/;

/**
 * Where the vendor takes raw HTML forms. A sandbox takes them beside its script. Any other address serves only the
 * vendor's script through the app's own host, and takes no forms.
 */
export function postAddress({ project, scriptUrl }: Pick<Prefinery, 'project' | 'scriptUrl'>): string {
  const [, base] = /^(.*)\/widget\/v2\//.exec(scriptUrl) ?? [];
  // On a server the address may be relative to a page that is not there yet.
  const isRelative = !/^([a-z]+:)?\/\//.test(scriptUrl);
  const isSandbox = isRelative ? process.env.NODE_ENV !== 'production' : sandbox.test(scriptUrl);
  const isVendor = base === undefined || base.endsWith('//widget.prefinery.com') || !isSandbox;
  return `${isVendor ? 'https://i.prefinery.com' : base}/projects/${project}/users/post`;
}

/**
 * The vendor's own hidden inputs: how the visitor came, as the server read it and, after hydration, as the browser did.
 * Only the server may know the referrer of an earlier visit.
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

/** Makes the browser post the form with this data, and leave the page. */
export function post(form: HTMLFormElement, data: NewUser): void {
  const writeFields = ({ formData }: FormDataEvent) => {
    for (const name of new Set(formData.keys())) if (name.startsWith('user[profile]')) formData.delete(name);
    for (const [name, value] of Object.entries(data)) if (value) formData.set(rawName(name), value);
  };
  form.addEventListener('formdata', writeFields, { once: true });
  // An input named `submit` would shadow the form's method.
  HTMLFormElement.prototype.submit.call(form);
}

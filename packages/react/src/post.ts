import { type Landing, type NewUser, type Prefinery, readLanding } from '@prefinery-kit/core';
import { rawName } from './fields.ts';

/** Where the vendor takes raw HTML forms. A sandbox takes them beside its script. */
export function postAddress({ project, scriptUrl }: Prefinery): string {
  const [, base] = /^(.*)\/widget\/v2\//.exec(scriptUrl) ?? [];
  const isVendor = base === undefined || base.endsWith('//widget.prefinery.com');
  return `${isVendor ? 'https://i.prefinery.com' : base}/projects/${project}/users/post`;
}

/** The vendor's own hidden inputs. On a server, and until the page is taken over, they are blank. */
export function hiddenInputs(search: string | null): Record<string, string> {
  const { referrer, utm } = readLanding({ search: search ?? '' });
  const blank: Record<keyof Landing['utm'], string> = {
    utm_source: '',
    utm_medium: '',
    utm_campaign: '',
    utm_term: '',
    utm_content: '',
  };
  return {
    referrer: search === null ? '' : document.referrer,
    referral_token: referrer ?? '',
    ...blank,
    ...utm,
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

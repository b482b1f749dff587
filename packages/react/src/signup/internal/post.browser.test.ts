import { expect, test, vi } from 'vitest';
import { post } from './post.ts';

test('the browser posts the given data by the vendor’s names', () => {
  const form = document.createElement('form');
  form.innerHTML = `
    <input name="submit"><input name="utm_source" value=""><input name="utm_source" value="newsletter">
    <input name="referral_token" value="leonard981"><input name="company" value="Factory">
    <input name="user[profile][email]" value="penny@x.com"><input name="user[profile][first_name]" value="P">`;
  const posted: [string, unknown][] = [];
  vi.spyOn(HTMLFormElement.prototype, 'submit').mockImplementation(function (this: HTMLFormElement) {
    posted.push(...new FormData(this));
  });
  post(form, {
    email: 'penny@bigbangtheory.com',
    custom_var1: 'Factory',
    custom_var3: 'a token',
    city: '',
    utm_source: 'newsletter',
    http_referrer: 'https://www.caltech.edu',
  });
  expect(posted).toEqual([
    ['submit', ''],
    ['utm_source', 'newsletter'],
    ['referral_token', 'leonard981'],
    ['company', 'Factory'],
    ['user[profile][email]', 'penny@bigbangtheory.com'],
    ['user[profile][custom_var1]', 'Factory'],
    ['user[profile][custom_var3]', 'a token'],
    ['referrer', 'https://www.caltech.edu'],
  ]);
  // The next submission reads the form again.
  expect(new FormData(form).get('user[profile][email]')).toBe('penny@x.com');
});

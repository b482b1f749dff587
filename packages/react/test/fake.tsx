import { createFakeVendor, type FakeVendor, type FakeVendorOptions, resetPage } from '@prefinery-kit/core/testing';
import { type Answers, answering, install } from '@prefinery-kit/core/testing/answering';
import { render, type RenderResult } from '@testing-library/react';
import { type ReactNode, StrictMode } from 'react';
import { PrefineryProvider, type PrefineryProviderProps } from '../src/provider/PrefineryProvider.tsx';

export const leonard = {
  id: '5de34a3e-68cb-4956-be9d-e89db02e6989',
  email: 'leonard@bigbangtheory.com',
  referral_code: 'leonard981',
  referral_link: 'https://comiccenter.com/leonard981',
  list_position: 2,
  updated_at: '2020-10-22T14:25:10Z',
};

export const sheldon = { email: 'sheldon@bigbangtheory.com', referral_code: 'sheldon823' };

/** Renders below a provider on a fresh page with a vendor that gives these answers, in StrictMode. */
export function renderWithPrefinery(
  ui: ReactNode,
  answers: Answers,
  props: Partial<PrefineryProviderProps> = {},
): RenderResult & { calls: unknown[][]; commands: () => unknown[] } {
  resetPage();
  const vendor = answering(answers);
  install(vendor);
  const all = { project: 'abcd1234', ...props, children: ui } as PrefineryProviderProps;
  const rendered = render(
    <StrictMode>
      <PrefineryProvider {...all} />
    </StrictMode>,
  );
  return { ...rendered, calls: vendor.calls, commands: () => vendor.calls.map(([command]) => command) };
}

/** An identity with the signature that the fake campaign accepts. */
export const signed = (email: string) => ({ email, signature: `signature of ${email}` });

/** Blocks the script, as an ad blocker does, until `fault('script', null)`. */
export const blocked = (fake: FakeVendor): void => fake.fault('script', 'blocked');

/** Renders below a provider on a fresh page with a fake campaign. `again` renders with other props of the provider. */
export function renderOnFake(
  ui: ReactNode,
  options: FakeVendorOptions = {},
  props: Partial<PrefineryProviderProps> = {},
  arrange: (fake: FakeVendor) => void = () => undefined,
): {
  fake: FakeVendor;
  commands: () => string[];
  again: (props: Partial<PrefineryProviderProps>) => void;
} & RenderResult {
  resetPage();
  const fake = createFakeVendor({ users: [leonard, sheldon], ...options });
  fake.install();
  arrange(fake);
  const app = (given: Partial<PrefineryProviderProps>) => {
    const all = { project: 'abcd1234', ...given, children: ui } as PrefineryProviderProps;
    return (
      <StrictMode>
        <PrefineryProvider {...all} />
      </StrictMode>
    );
  };
  const rendered = render(app(props));
  return {
    ...rendered,
    fake,
    commands: () => fake.calls.map(({ command }) => command),
    again: (given) => rendered.rerender(app(given)),
  };
}

/** Adds a user who was referred by `referrer`. The session of this page stays the referrer's. */
export function bring(fake: FakeVendor, referrer: string, friend: string): void {
  fake.vendor('addUser', { email: friend, referred_by: referrer });
  fake.vendor('authenticateUser', signed(referrer));
}

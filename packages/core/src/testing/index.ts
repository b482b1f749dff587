export { createFakeVendor, type Fault, type FakeVendor, type FakeVendorOptions } from './fake.ts';
export { answering, type Answers, install, resetPage } from './page.ts';
export type { FakeReward, Start } from './people.ts';

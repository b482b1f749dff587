/**
 * A fake of Prefinery's script for tests of apps. Not affiliated with Prefinery.
 *
 * @packageDocumentation
 */
export { createFakeVendor, type FakeVendor, type FakeVendorOptions, type FakeFault } from './fake.ts';
export { forgetVisitor } from '../forget.ts';
export { resetPage } from './page.ts';
export type { FakePost } from './posts.ts';
export type { FakeStatus, FakeUser } from './users.ts';
export type { FakeCallbacks } from './refusal.ts';
export type { FakeReward } from './rewards.ts';

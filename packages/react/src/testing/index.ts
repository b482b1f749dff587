/**
 * Testing apps that use Prefinery for React, with Testing Library. Not affiliated with Prefinery.
 *
 * @packageDocumentation
 */
export {
  createFakeVendor,
  type FakeCallbacks,
  type FakePost,
  type FakeReward,
  type FakeStatus,
  type FakeUser,
  type FakeVendor,
  type FakeVendorOptions,
  type FakeFault,
  forgetVisitor,
  resetPage,
} from '@prefinery-kit/core/testing';
export {
  renderHookWithPrefinery,
  type RenderHookWithPrefineryOptions,
  renderWithPrefinery,
  type RenderWithPrefineryOptions,
} from './render.ts';
export type { PrefineryTestResult, PrefineryTestOptions } from './page.tsx';

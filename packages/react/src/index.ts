/**
 * Prefinery for React. Not affiliated with Prefinery.
 *
 * @packageDocumentation
 */
export {
  createPrefinery,
  isPrefineryError,
  type Prefinery,
  PrefineryError,
  type PrefineryErrorCode,
  type PrefineryOptions,
  type ScriptState,
  type User,
} from '@prefinery-kit/core';
export { Leaderboard, type LeaderboardProps } from './components/Leaderboard/Leaderboard.tsx';
export { SignupForm, type SignupFormProps, type SignupFormTexts } from './components/SignupForm/SignupForm.tsx';
export { useAddUser, type UseAddUserOptions } from './hooks/useAddUser.ts';
export type { Display } from './hooks/useDisplay.ts';
export { useFormImpression } from './hooks/useFormImpression.ts';
export { useLeaderboard } from './hooks/useLeaderboard.ts';
export { usePrefinery } from './hooks/usePrefinery.ts';
export { type Script, useScript } from './hooks/useScript.ts';
export { type SignupFormState, useSignupForm, type UseSignupFormOptions } from './hooks/useSignupForm.ts';
export { useUser, type UseUserOptions } from './hooks/useUser.ts';
export { PrefineryProvider, type PrefineryProviderProps } from './PrefineryProvider.tsx';

/**
 * Prefinery for React. Not affiliated with Prefinery.
 *
 * @packageDocumentation
 */
export {
  type Consent,
  createPrefinery,
  type Identity,
  type IdentitySource,
  isPrefineryError,
  type NewUser,
  type Prefinery,
  PrefineryError,
  type PrefineryErrorCode,
  type PrefineryEvent,
  type PrefineryOptions,
  type Reward,
  type ScriptState,
  type User,
} from '@prefinery-kit/core';

export { PrefineryProvider, type PrefineryProviderProps } from './PrefineryProvider.tsx';
export { type PartTexts, type PrefineryLanguage, PrefineryTexts, type PrefineryTextsProps } from './PrefineryTexts.tsx';
export { ServerState, type ServerStateProps } from './ServerState.tsx';

// Components
export {
  AlreadyJoined,
  type AlreadyJoinedProps,
  type AlreadyJoinedTexts,
} from './components/AlreadyJoined/AlreadyJoined.tsx';
export { Anonymous, type AnonymousProps } from './components/Anonymous/Anonymous.tsx';
export {
  Authenticated,
  type AuthenticatedProps,
  type AuthenticatedTexts,
} from './components/Authenticated/Authenticated.tsx';
export {
  EmbeddedReferralPage,
  type EmbeddedReferralPageProps,
} from './components/EmbeddedReferralPage/EmbeddedReferralPage.tsx';
export type { FailureTexts } from './components/Failure/Failure.tsx';
export { HostedForm, type HostedFormProps } from './components/HostedForm/HostedForm.tsx';
export { HostedFormButton, type HostedFormButtonProps } from './components/HostedFormButton/HostedFormButton.tsx';
export { Leaderboard, type LeaderboardProps } from './components/Leaderboard/Leaderboard.tsx';
export {
  ListPosition,
  type ListPositionProps,
  type ListPositionTexts,
} from './components/ListPosition/ListPosition.tsx';
export type { NewsTexts } from './components/News/News.tsx';
export type { PersonPartProps } from './components/PersonPart/PersonPart.tsx';
export { ReferralCard, type ReferralCardProps } from './components/ReferralCard/ReferralCard.tsx';
export {
  ReferralLink,
  type ReferralLinkProps,
  type ReferralLinkTexts,
} from './components/ReferralLink/ReferralLink.tsx';
export {
  ReferralPageDialog,
  type ReferralPageDialogWithButtonProps,
  type ReferralPageDialogControlledProps,
  type ReferralPageDialogProps,
  type ReferralPageDialogTexts,
} from './components/ReferralPageDialog/ReferralPageDialog.tsx';
export {
  ReferralStats,
  type ReferralStatsProps,
  type ReferralStatsTexts,
} from './components/ReferralStats/ReferralStats.tsx';
export {
  RewardProgress,
  type RewardProgressProps,
  type RewardProgressTexts,
} from './components/RewardProgress/RewardProgress.tsx';
export { Rewards, type RewardsProps, type RewardsTexts } from './components/Rewards/Rewards.tsx';
export { ScriptGate, type ScriptGateProps } from './components/ScriptGate/ScriptGate.tsx';
export {
  ShareButtons,
  type ShareButtonsProps,
  type ShareButtonsTexts,
} from './components/ShareButtons/ShareButtons.tsx';
export {
  type SignupControl,
  SignupField,
  type SignupFieldControlProps,
  type SignupFieldProps,
} from './components/SignupField/SignupField.tsx';
export {
  type SignupErrorTexts,
  SignupForm,
  type SignupFormProps,
  type SignupFormTexts,
  type SignupInvalidTexts,
} from './components/SignupForm/SignupForm.tsx';
export type { PersonalPageTexts, VendorPageProps, VendorPageTexts } from './components/VendorPage/VendorPage.tsx';

// Hooks
export { useAddUser, type UseAddUserOptions, type UseAddUserResult } from './hooks/useAddUser.ts';
export {
  useAuthenticateUser,
  type UseAuthenticateUserOptions,
  type UseAuthenticateUserResult,
} from './hooks/useAuthenticateUser.ts';
export { useConsent, type UseConsentResult } from './hooks/useConsent.ts';
export { type UseCopyResult, useCopy } from './hooks/useCopy.ts';
export type { UseDialogOptions } from './hooks/useDialog.ts';
export type { UseVendorPageResult } from './hooks/useDisplay.ts';
export type { ReferralFigure } from './hooks/useFigure.ts';
export {
  useFormImpression,
  type UseFormImpressionOptions,
  type UseFormImpressionResult,
} from './hooks/useFormImpression.ts';
export { useFreshUser, type UseFreshUserOptions, type UseFreshUserResult } from './hooks/useFreshUser.ts';
export type { VisitorState } from './hooks/useGate.ts';
export { useHostedForm, type UseHostedFormOptions, type UseHostedFormResult } from './hooks/useHostedForm.ts';
export {
  type UseHostedFormButtonResult,
  useHostedFormButton,
  type UseHostedFormButtonOptions,
} from './hooks/useHostedFormButton.ts';
export type { InvalidSignupField } from './hooks/useInvalidFields.ts';
export { useLeaderboard, type UseLeaderboardOptions, type UseLeaderboardResult } from './hooks/useLeaderboard.ts';
export { useLogoutUser, type UseLogoutUserOptions, type UseLogoutUserResult } from './hooks/useLogoutUser.ts';
export { useNews } from './hooks/useNews.ts';
export { usePrefinery } from './hooks/usePrefinery.ts';
export { useReferralCode, type UseReferralCodeResult } from './hooks/useReferralCode.ts';
export { type UseReferralLinkResult, useReferralLink, type UseReferralLinkOptions } from './hooks/useReferralLink.ts';
export { useReferralPage, type UseReferralPageOptions } from './hooks/useReferralPage.ts';
export { type UseReferralPagePopupResult, useReferralPagePopup } from './hooks/useReferralPagePopup.ts';
export { useReferrerCode, type UseReferrerCodeResult } from './hooks/useReferrerCode.ts';
export {
  type UseRewardProgressResult,
  type RewardThreshold,
  useRewardProgress,
  type UseRewardProgressOptions,
} from './hooks/useRewardProgress.ts';
export { type UseScriptResult, useScript } from './hooks/useScript.ts';
export { type UseShareResult, useShare, type UseShareOptions } from './hooks/useShare.ts';
export {
  type SignupActionState,
  useSignupAction,
  type UseSignupActionOptions,
  type UseSignupActionResult,
} from './hooks/useSignupAction.ts';
export {
  type BeforeSubmitAnswer,
  type SignupControlProps,
  type UseSignupFormResult,
  useSignupForm,
  type UseSignupFormOptions,
} from './hooks/useSignupForm.ts';
export { useSuspenseUser, type UseSuspenseUserResult } from './hooks/useSuspenseUser.ts';
export {
  useTriggerRewards,
  type UseTriggerRewardsOptions,
  type UseTriggerRewardsResult,
} from './hooks/useTriggerRewards.ts';
export { useUser, type UseUserOptions, type UseUserResult } from './hooks/useUser.ts';
export type { UseReferralPageResult, UseVendorPageOptions } from './hooks/useVendorPage.ts';

// What several of them take
export type { SignupFieldName, SignupVariables } from './fields.ts';
export type { ShareLinkNetwork, ShareNetwork } from './networks.ts';
export type { FormatNumber } from './numbers.ts';
export type { LinkTags } from './tags.ts';
export type { OwnTexts, TextOf } from './texts.ts';

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

export { PrefineryProvider, type PrefineryProviderProps } from './provider/PrefineryProvider.tsx';
export { PrefineryElements, type PrefineryElementsProps } from './foundation/PrefineryElements.tsx';
export type { PartTexts, PrefineryLanguage } from './provider/partTexts.ts';
export { PrefineryTexts, type PrefineryTextsProps } from './provider/PrefineryTexts.tsx';
export { ServerState, type ServerStateProps } from './provider/ServerState.tsx';

// Components
export { AlreadyJoined, type AlreadyJoinedProps } from './vendor-pages/AlreadyJoined.tsx';
export { Anonymous, type AnonymousProps } from './visitor/Anonymous.tsx';
export { Authenticated, type AuthenticatedProps } from './visitor/Authenticated.tsx';
export { EmbeddedReferralPage, type EmbeddedReferralPageProps } from './vendor-pages/EmbeddedReferralPage.tsx';
export { PartFailure, type PartFailureProps } from './foundation/PartFailure.tsx';
export type { PartFailureTexts } from './foundation/partFailureTexts.ts';
export { HostedForm, type HostedFormProps } from './vendor-pages/HostedForm.tsx';
export { HostedFormButton, type HostedFormButtonProps } from './vendor-pages/HostedFormButton.tsx';
export { Leaderboard, type LeaderboardProps } from './vendor-pages/Leaderboard.tsx';
export { ListPosition, type ListPositionProps } from './sharing/ListPosition.tsx';
export type { VisitorPartProps } from './visitor/VisitorPart.tsx';
export { ReferralCard, type ReferralCardProps } from './sharing/ReferralCard.tsx';
export { ReferralLink, type ReferralLinkProps } from './sharing/ReferralLink.tsx';
export {
  ReferralPageDialog,
  type ReferralPageDialogWithButtonProps,
  type ReferralPageDialogControlledProps,
  type ReferralPageDialogDefaultOpenProps,
  type ReferralPageDialogProps,
} from './vendor-pages/ReferralPageDialog.tsx';
export { ReferralStats, type ReferralStatsProps } from './sharing/ReferralStats.tsx';
export { RewardProgress, type RewardProgressProps } from './sharing/RewardProgress.tsx';
export { Rewards, type RewardsProps } from './sharing/Rewards.tsx';
export { ScriptGate, type ScriptGateProps } from './foundation/ScriptGate.tsx';
export { ShareButtons, type ShareButtonsProps } from './sharing/ShareButtons.tsx';
export {
  type SignupControl,
  SignupField,
  type SignupFieldControlProps,
  type SignupFieldProps,
} from './signup/SignupField.tsx';
export { SignupAgreement, type SignupAgreementProps } from './signup/SignupAgreement.tsx';
export { SignupError, type SignupErrorProps } from './signup/SignupError.tsx';
export { SignupFields, type SignupFieldsProps } from './signup/SignupFields.tsx';
export { SignupForm, type SignupFormProps } from './signup/SignupForm.tsx';
export { SignupHoneypot } from './signup/SignupHoneypot.tsx';
export { SignupRoot, type SignupRootProps } from './signup/SignupRoot.tsx';
export { SignupStatus, type SignupStatusProps } from './signup/SignupStatus.tsx';
export { SignupSubmit, type SignupSubmitProps } from './signup/SignupSubmit.tsx';
export type { SignupErrorTexts, SignupFormTexts, SignupInvalidTexts } from './signup/texts.ts';
export type { VendorPageProps } from './vendor-pages/VendorPage.tsx';

// Texts
export { usePartTexts } from './provider/usePartTexts.ts';
export type {
  ChangeAnnouncementTexts,
  ListPositionTexts,
  ReferralLinkTexts,
  ReferralStatsTexts,
  RewardProgressTexts,
  RewardsTexts,
  ShareButtonsTexts,
} from './sharing/texts.ts';
export type {
  AlreadyJoinedTexts,
  PersonalPageTexts,
  ReferralPageDialogTexts,
  VendorPageTexts,
} from './vendor-pages/texts.ts';
export type { AuthenticatedTexts } from './visitor/texts.ts';

// Hooks
export { useAnnouncement, type UseAnnouncementResult } from './foundation/useAnnouncement.ts';
export { useAddUser, type UseAddUserOptions, type UseAddUserResult } from './signup/useAddUser.ts';
export {
  useAuthenticateUser,
  type UseAuthenticateUserOptions,
  type UseAuthenticateUserResult,
} from './visitor/useAuthenticateUser.ts';
export { useConsent, type UseConsentResult } from './visitor/useConsent.ts';
export { type UseCopyResult, useCopy } from './sharing/useCopy.ts';
export type { UseVendorPageResult } from './vendor-pages/useDrawnPage.ts';
export type { ReferralFigure } from './sharing/useFigure.ts';
export {
  useFormImpression,
  type UseFormImpressionOptions,
  type UseFormImpressionResult,
} from './signup/useFormImpression.ts';
export { useFreshUser, type UseFreshUserOptions, type UseFreshUserResult } from './visitor/useFreshUser.ts';
export { useHostedForm, type UseHostedFormOptions, type UseHostedFormResult } from './vendor-pages/useHostedForm.ts';
export {
  type UseHostedFormButtonResult,
  useHostedFormButton,
  type UseHostedFormButtonOptions,
} from './vendor-pages/useHostedFormButton.ts';
export type { InvalidSignupField } from './signup/useInvalidFields.ts';
export {
  useLeaderboard,
  type UseLeaderboardOptions,
  type UseLeaderboardResult,
} from './vendor-pages/useLeaderboard.ts';
export { useLogoutUser, type UseLogoutUserOptions, type UseLogoutUserResult } from './visitor/useLogoutUser.ts';
export { useChangeAnnouncement } from './sharing/useChangeAnnouncement.ts';
export { usePrefinery } from './foundation/usePrefinery.ts';
export { useReferralCode, type UseReferralCodeResult } from './sharing/useReferralCode.ts';
export { type UseReferralLinkResult, useReferralLink, type UseReferralLinkOptions } from './sharing/useReferralLink.ts';
export { useReferralPage, type UseReferralPageOptions } from './vendor-pages/useReferralPage.ts';
export { type UseReferralPagePopupResult, useReferralPagePopup } from './vendor-pages/useReferralPagePopup.ts';
export { useReferrerCode, type UseReferrerCodeResult } from './signup/useReferrerCode.ts';
export {
  type UseRewardProgressResult,
  type RewardThreshold,
  useRewardProgress,
  type UseRewardProgressOptions,
} from './sharing/useRewardProgress.ts';
export { type UseScriptResult, useScript } from './foundation/useScript.ts';
export { type UseShareResult, useShare, type UseShareOptions } from './sharing/useShare.ts';
export {
  type SignupActionState,
  useSignupAction,
  type UseSignupActionOptions,
  type UseSignupActionResult,
} from './signup/useSignupAction.ts';
export {
  type BeforeSubmitAnswer,
  type SignupControlProps,
  type UseSignupFormResult,
  useSignupForm,
  type UseSignupFormOptions,
} from './signup/useSignupForm.ts';
export { useSuspenseUser, type UseSuspenseUserResult } from './visitor/useSuspenseUser.ts';
export {
  useTriggerRewards,
  type UseTriggerRewardsOptions,
  type UseTriggerRewardsResult,
} from './sharing/useTriggerRewards.ts';
export { useUser, type UseUserOptions, type UseUserResult } from './visitor/useUser.ts';
export { useVisitor, type UseVisitorResult } from './visitor/useVisitor.ts';
export type { UseReferralPageResult, UseVendorPageOptions } from './vendor-pages/useVendorPage.ts';

// Queries, for loaders and for the cache
export {
  type PrefineryQueryOptions,
  referralCodeQueryOptions,
  referrerCodeQueryOptions,
  userQueryOptions,
} from './foundation/queryOptions.ts';

// Types that several of them use
export type {
  ElementName,
  ElementProps,
  ElementState,
  OwnElement,
  OwnElements,
  PartWithElements,
} from './foundation/elements.ts';
export type { SignupFieldName, SignupVariables } from './signup/fields.ts';
export type { ShareLinkNetwork, ShareNetwork } from './sharing/networks.ts';
export type { FormatNumber } from './foundation/numbers.ts';
export type { ReferralLinkBase } from './sharing/base.ts';
export type { LinkTags } from './sharing/tags.ts';
export type { OwnTexts, TextOf } from './foundation/texts.ts';

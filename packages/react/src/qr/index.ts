/**
 * Referral links as QR codes. Not affiliated with Prefinery.
 *
 * @packageDocumentation
 */
export type { Drawing } from './drawing.ts';
export { ReferralQrCode, type ReferralQrCodeProps, type ReferralQrCodeTexts } from './ReferralQrCode.tsx';
export { type QrCode, type QrCodeFormat, useQrCode, type UseQrCodeOptions } from './useQrCode.ts';

/**
 * Referral links as QR codes. Not affiliated with Prefinery.
 *
 * @packageDocumentation
 */
export type { QrCodeDrawing } from './drawing.ts';
export { ReferralQrCode, type ReferralQrCodeProps } from './ReferralQrCode.tsx';
export type { ReferralQrCodeTexts } from './texts.ts';
export { type UseQrCodeResult, type QrCodeFormat, useQrCode, type UseQrCodeOptions } from './useQrCode.ts';

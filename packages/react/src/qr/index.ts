/**
 * Referral links as QR codes. Not affiliated with Prefinery.
 *
 * @packageDocumentation
 */
export type { QrCodeDrawing } from './drawing.ts';
export { ReferralQrCode, type ReferralQrCodeProps, type ReferralQrCodeTexts } from './ReferralQrCode.tsx';
export { type UseQrCodeResult, type QrCodeFormat, useQrCode, type UseQrCodeOptions } from './useQrCode.ts';

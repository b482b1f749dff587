import { de } from './locales/index.ts';
import { useTexts } from './texts.ts';
import { PrefineryTexts, type Texts } from './PrefineryTexts.tsx';

// A language has every part, and every text of it.
const { leaderboard, ...lacksAPart } = de;
// @ts-expect-error The leaderboard's texts are missing.
export const some: Texts = lacksAPart;
const { retry, ...lacksAText } = de.failure;
// @ts-expect-error The button's text is missing.
export const partly: Texts = { ...de, failure: lacksAText };

// An app may say only what it wants otherwise.
export const few = <PrefineryTexts texts={{ failure: { retry } }} />;
// @ts-expect-error There is no such part.
export const misspelt = <PrefineryTexts texts={{ leaderbord: leaderboard }} />;

// Nor may a part of the kit have a name that no language knows.
export const usePopup = () => useTexts('referralPageDialog', de.referralPageDialog, { close: 'Zu' });
// @ts-expect-error There is no such part.
export const useMisspelt = () => useTexts('referralPagePopop', de.referralPageDialog);

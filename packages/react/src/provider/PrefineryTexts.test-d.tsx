import { de } from '../locales/index.ts';
import { useTexts } from '../foundation/texts.ts';
import { PrefineryTexts, type PartTexts } from './PrefineryTexts.tsx';

// A language has every part, and every text of it.
const { leaderboard, ...lacksAPart } = de.texts;
// @ts-expect-error The leaderboard's texts are missing.
export const some: PartTexts = lacksAPart;
const { retry, ...lacksAText } = de.texts.failure;
// @ts-expect-error The button's text is missing.
export const partly: PartTexts = { ...de.texts, failure: lacksAText };

// An app may say only what it wants otherwise.
export const few = <PrefineryTexts texts={{ failure: { retry } }} />;
// @ts-expect-error There is no such part.
export const misspelt = <PrefineryTexts texts={{ leaderbord: leaderboard }} />;

// Nor may a part of the kit have a name that no language knows.
export const usePopup = () => useTexts('referralPageDialog', de.texts.referralPageDialog, { close: 'Zu' });
// @ts-expect-error There is no such part.
export const useMisspelt = () => useTexts('referralPagePopop', de.texts.referralPageDialog);

// Some texts of a table are enough, and what is `undefined` is left out.
export const oneNetwork = <PrefineryTexts texts={{ shareButtons: { name: { email: 'Mail' }, title: undefined } }} />;
// @ts-expect-error A language is no table of texts: it has a prop of its own.
export const confused = <PrefineryTexts texts={de} />;
// @ts-expect-error How numbers are written is no text.
export const misplaced = <PrefineryTexts texts={{ locale: 'de' }} />;

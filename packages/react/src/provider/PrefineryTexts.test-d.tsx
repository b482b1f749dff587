import { de } from '../locales/index.ts';
import { useTexts } from '../foundation/texts.ts';
import type { PartTexts } from './partTexts.ts';
import { PrefineryTexts } from './PrefineryTexts.tsx';

// A language needs the texts of every part.
const { leaderboard, ...lacksAPart } = de.texts;
// @ts-expect-error The leaderboard's texts are missing.
export const some: PartTexts = lacksAPart;
const { retry, ...lacksAText } = de.texts.partFailure;
// @ts-expect-error The button's text is missing.
export const partly: PartTexts = { ...de.texts, partFailure: lacksAText };

// An app may replace only some texts.
export const few = <PrefineryTexts texts={{ partFailure: { retry } }} />;
// @ts-expect-error There is no such part.
export const misspelt = <PrefineryTexts texts={{ leaderbord: leaderboard }} />;

// Nor may a part of the kit have a name that is missing in the languages.
export const usePopup = () => useTexts('referralPageDialog', de.texts.referralPageDialog, { close: 'Zu' });
// @ts-expect-error There is no such part.
export const useMisspelt = () => useTexts('referralPagePopop', de.texts.referralPageDialog);

// Some texts of a table are enough, and what is `undefined` is ignored.
export const oneNetwork = <PrefineryTexts texts={{ shareButtons: { name: { email: 'Mail' }, title: undefined } }} />;
// @ts-expect-error A language is not a table of texts: it has its own prop.
export const confused = <PrefineryTexts texts={de} />;
// @ts-expect-error A number format is not a text.
export const misplaced = <PrefineryTexts texts={{ locale: 'de' }} />;

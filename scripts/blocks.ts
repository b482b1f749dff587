/** The code blocks of the documents. */

export interface Block {
  language: string;
  /** The text after the language: nothing, `fragment`, or `file=` and a name. */
  mark: string;
  code: string;
  /** The block's first line in the document, from 1. */
  line: number;
}

/** All code blocks of a document, in order. */
export const blocksOf = (text: string): Block[] =>
  [...text.matchAll(/^ *```(\w+)\b *(.*)\n([^]*?)^ *```$/gm)].map(
    ({ index, 1: language = '', 2: mark = '', 3: code = '' }) => ({
      language,
      mark,
      code,
      line: text.slice(0, index).split('\n').length + 1,
    }),
  );

/** The file name in a block's mark, if there is one. */
export const fileOf = ({ mark }: Block): string | undefined => /^file=(\S+)$/.exec(mark)?.[1];

/** The text of a document without its code blocks. */
export const proseOf = (text: string): string => text.replace(/^ *```[^]*?^ *```$/gm, '');

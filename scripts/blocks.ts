/** The code blocks of the documents. */

export interface Block {
  language: string;
  /** What stands behind the language: nothing, `fragment`, or `file=` and a name. */
  mark: string;
  code: string;
  /** Its first line in the document, from 1. */
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

/** The file that a block stands for, where it is marked with one. */
export const fileOf = ({ mark }: Block): string | undefined => /^file=(\S+)$/.exec(mark)?.[1];

/** Documents without their code blocks: what is said about the code. */
export const proseOf = (text: string): string => text.replace(/^ *```[^]*?^ *```$/gm, '');

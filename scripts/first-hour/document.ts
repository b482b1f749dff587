import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Block, blocksOf, fileOf } from '../blocks.ts';

/** The code blocks of a document. */
export interface Document {
  blocks: Block[];
  /** Samples that are files, by their path. */
  files: Record<string, string>;
  /** Lines of the shell blocks. */
  commands: string[];
}

export function readDocument(file: string): Document {
  const blocks = blocksOf(readFileSync(join(import.meta.dirname, '../..', file), 'utf8'));
  return {
    blocks,
    files: Object.fromEntries(
      blocks.flatMap((block) => {
        const name = fileOf(block);
        return name === undefined ? [] : [[name, block.code]];
      }),
    ),
    commands: blocks
      .filter((block) => block.language === 'sh' && fileOf(block) === undefined)
      .flatMap(({ code }) => code.trim().split('\n')),
  };
}

/**
 * The first command of a document that begins with a text.
 * @throws If there is none.
 */
export function commandOf({ commands }: Document, beginning: string): string {
  const found = commands.find((command) => command.startsWith(beginning));
  if (found === undefined) throw new Error(`The document has no command that begins with "${beginning}".`);
  return found;
}

/** The lines of an `.env` file, by name. */
export const variablesOf = (text: string): Record<string, string> =>
  Object.fromEntries([...text.matchAll(/^(\w+)=(.*)$/gm)].map(([, name = '', value = '']) => [name, value]));

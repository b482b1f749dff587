/**
 * `pnpm new:part InvitedFriends --room sharing`: a new part of the React kit, with its hook, test, stories and lines in the documents. It
 * is complete and passes every check, so that what it shows can be changed step by step.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { run } from '../shell.ts';
import { filesOf } from './files.ts';
import { linesOf, withLine } from './lines.ts';
import { type Names, namesOf, rooms } from './names.ts';

const root = join(import.meta.dirname, '../..');

function write(names: Names): void {
  const files = filesOf(names);
  const present = Object.keys(files).filter((file) => existsSync(join(root, file)));
  if (present.length > 0) throw new Error(`There is a part of this name already: ${present.join(', ')}.`);
  const changed: Record<string, string> = {};
  for (const line of linesOf(names)) {
    changed[line.file] = withLine(changed[line.file] ?? readFileSync(join(root, line.file), 'utf8'), line);
  }
  for (const [file, text] of Object.entries({ ...files, ...changed })) writeFileSync(join(root, file), text);
  run('oxfmt', Object.keys({ ...files, ...changed }), root);
  console.log(`
New:     ${Object.keys(files).join('\n         ')}
Changed: ${Object.keys(changed).join('\n         ')}

Next:
  pnpm test ${names.component}    runs its test and its stories
  pnpm storybook              shows it
  pnpm api:update             writes the new exports into api/
  pnpm check                  names what else a changed part needs
`);
}

try {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { room: { type: 'string', default: 'sharing' } },
  });
  const [component] = positionals;
  if (component === undefined || positionals.length > 1) {
    throw new Error(
      `Give the name of one component: pnpm new:part InvitedFriends --room ${Object.keys(rooms).join('|')}`,
    );
  }
  write(namesOf(component, values.room));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

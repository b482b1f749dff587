import { flagOf, groups, type Option, rows } from './table.ts';

const width = 120;
/** The column where descriptions begin. */
const column = 27;
const indent = ' '.repeat(column);

/** The text of `--help`. */
export function helpText(): string {
  const sections = groups.map((group) => {
    const ofGroup = [...rows].filter(([, row]) => row.group === group && row.flag);
    return [group, ...ofGroup.map(([name, row]) => entry(name, row))].join('\n');
  });
  return `prefinery-sandbox: a Prefinery campaign on your own machine

It serves a script that stands for Prefinery's, over a real database: develop, demo and test a waitlist without an
account. It prints the snippet to paste and the React line to write, and runs until Ctrl-C.

  npx @prefinery-kit/sandbox --seed-users 1000
  npx @prefinery-kit/sandbox --database .prefinery --site http://localhost:5173 --double-opt-in
  npx @prefinery-kit/sandbox exec --seed-users 20 -- npm test

With exec it runs for as long as the command after the two dashes, and ends with its exit code. The command finds
PREFINERY_PROJECT, PREFINERY_URL, PREFINERY_SCRIPT_URL, PREFINERY_IDENTITY_SECRET and PREFINERY_WEBHOOK_SECRET in its environment.

With probe it finds out how the hosted service answers, with a project of your own: probe --help tells more.

${sections.join('\n\n')}

How it is told
  --config FILE            where these options stand in code. Default: prefinery.config.ts, if there is one
                             --config staging.config.ts
  --help                   this text

Each option is also a variable of the environment, such as PREFINERY_SANDBOX_SEED_USERS, or with _FILE at the end the name of
a file that has it: command lines can be read by other users. The command line comes before the environment, and that
before prefinery.config.ts, whose names are those of createSandbox.

Read on: the README of @prefinery-kit/sandbox tells what is documented by Prefinery, what is a guess, and how to look at
mails, rewards and faults, and how to begin anew.
`;
}

function entry(name: string, row: Option): string {
  const { flag } = row;
  const title = `  --${flagOf(name, row)}${flag?.value === undefined ? '' : ` ${flag.value}`}`;
  const repeated = flag?.kind === 'list' || flag?.kind === 'jsonList' ? '; may be repeated' : '';
  const [first = '', ...rest] = wrap(`${row.about}${repeated}. Default: ${row.otherwise}`, width - column);
  const lines =
    title.length < column
      ? [title.padEnd(column) + first, ...rest.map(indented)]
      : [title, ...[first, ...rest].map(indented)];
  return [...lines, ...(flag?.examples ?? []).map((example) => `${indent}  ${example}`)].join('\n');
}

const indented = (line: string) => indent + line;

function wrap(text: string, most: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && `${last} ${word}`.length <= most) lines.splice(-1, 1, `${last} ${word}`);
    else lines.push(word);
  }
  return lines;
}

/** The list of options for the README, as a Markdown table. */
export function optionsTable(): string {
  const lines = [...rows].map(([name, row]) => {
    const flag = row.flag ? `\`--${flagOf(name, row)}\`` : 'in code only';
    return [`\`${name}\``, flag, row.about, row.otherwise];
  });
  const all = [['option', 'flag', 'what it is', 'default'], ...lines];
  const widths = [0, 1, 2, 3].map((index) => Math.max(...all.map((cells) => cells[index]?.length ?? 0)));
  const [head = '', ...body] = all.map(
    (cells) => `| ${cells.map((cell, index) => cell.padEnd(widths[index] ?? 0)).join(' | ')} |`,
  );
  return [head, `| ${widths.map((most) => '-'.repeat(most)).join(' | ')} |`, ...body].join('\n');
}

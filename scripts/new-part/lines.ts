import type { Names } from './names.ts';

/** A line that a new part adds to a file of the repository. */
export interface Line {
  file: string;
  /** The text before which the line is added. */
  before: string | RegExp;
  line: string;
}

/** The lines by which the rest of the repository knows of a new part. The compiler and checks ask for each of them. */
export function linesOf({ component, hook, part, room, chapter, story }: Names): Line[] {
  const elements = 'packages/react/test/elements.test.tsx';
  const index = 'packages/react/src/index.ts';
  const readme = 'packages/react/README.md';
  return [
    {
      file: index,
      before: '\n// Texts\n',
      line: `export { ${component}, type ${component}Props } from './${room}/${component}.tsx';\n`,
    },
    {
      file: index,
      before: '\n// Queries,',
      line: `export { ${hook}, type Use${component}Result } from './${room}/${hook}.ts';\n`,
    },
    {
      file: 'packages/react/src/foundation/elements.ts',
      before: '} as const;',
      line: `  ${component}: ['root', 'label', 'value', 'failure', 'message', 'button'],\n`,
    },
    { file: elements, before: "} from '../src/index.ts';", line: `  ${component},\n` },
    {
      file: elements,
      before: /(?<=const parts: [^]*?)^\};$/m,
      line: `  ${component}: (render) => <${component} label="Friends" render={render} />,\n`,
    },
    {
      file: readme,
      before: /^\| `PrefineryDevtools` /m,
      line: `| \`${component}\` | how many friends of the visitor have joined |\n`,
    },
    {
      file: readme,
      before: /^\| `usePrefinery\(\)` /m,
      line: `| \`${hook}()\` | how many friends of the visitor have joined |\n`,
    },
    {
      file: 'docs/theming.md',
      before: /^\| `list-position`/m,
      line: `| \`${part}\` | \`pending\`, \`success\`, \`error\` |\n`,
    },
    {
      file: 'docs/components.md',
      before: /^## Pages of the vendor$/m,
      line: sectionOf(
        component,
        `import { ${component} } from '@prefinery-kit/react';

export const Friends = () => <${component} label="Friends" />;`,
      ),
    },
    {
      file: 'docs/hooks.md',
      before: /^## Pages of the vendor$/m,
      line: sectionOf(
        hook,
        `import { ${hook} } from '@prefinery-kit/react';

export function Friends() {
  const { joined = 0 } = ${hook}();
  return <p>{joined} friends have joined.</p>;
}`,
      ),
    },
    {
      file: '.storybook/introduction/map.ts',
      before: new RegExp(`(?<=title: '${chapter}',[^]*?)^ {4}\\],$`, 'm'),
      line: `      { name: '${component}', what: 'friends who joined', hook: '${hook}', story: '${story}' },\n`,
    },
  ];
}

/** A section of a guide, with a sample that the site runs. */
const sectionOf = (name: string, sample: string): string =>
  `### \`${name}\`\n\nHow many friends of the visitor have joined.\n\n\`\`\`tsx live\n${sample}\n\`\`\`\n\n`;

/** The text with the line added. @throws If the place of the line is not in the text. */
export function withLine(text: string, { file, before, line }: Line): string {
  const at = typeof before === 'string' ? text.indexOf(before) : text.search(before);
  if (at < 0) throw new Error(`${file} has no ${String(before)}: correct its line in scripts/new-part/lines.ts.`);
  return text.slice(0, at) + line + text.slice(at);
}

import type { Names } from './names.ts';

/** The files of a new part, by their path. It works as it is: it shows how many friends of the user have joined. */
export function filesOf(names: Names): Record<string, string> {
  const { component, hook, room } = names;
  const folder = `packages/react/src/${room}`;
  return {
    [`${folder}/${hook}.ts`]: hookOf(names),
    [`${folder}/${component}.tsx`]: componentOf(names),
    [`${folder}/${component}.test.tsx`]: testOf(names),
    [`${folder}/${component}.stories.tsx`]: storiesOf(names),
    [`.changeset/${names.part}.md`]: `---
'@prefinery-kit/react': minor
---

\`${component}\` and \`${hook}\`: how many friends of the visitor have joined.
`,
  };
}

const importFrom = ({ room }: Names, file: string): string =>
  file.startsWith(`${room}/`) ? file.replace(room, '.') : `../${file}`;

const hookOf = (names: Names): string => `'use client';
import { useKit } from '../foundation/internal/context.ts';
import { useVisitor, type UseVisitorResult } from '${importFrom(names, 'visitor/useVisitor.ts')}';

/** What is known of the visitor, and of their friends. */
export interface Use${names.component}Result extends UseVisitorResult {
  /** How many friends have joined by the visitor's link. \`undefined\` until the visitor is known, and for an anonymous one. */
  joined: number | undefined;
}

/**
 * How many friends of the visitor have joined.
 *
 * @example
 * \`\`\`tsx
 * const { joined } = ${names.hook}();
 * return <p>{joined} friends have joined.</p>;
 * \`\`\`
 *
 * @throws \`PrefineryError\` with code \`no_provider\` outside a \`PrefineryProvider\`.
 */
export function ${names.hook}(): Use${names.component}Result {
  useKit('${names.hook}');
  const visitor = useVisitor();
  return { ...visitor, joined: visitor.user?.referrals };
}
`;

const componentOf = (names: Names): string => `'use client';
import { forwardRef, type ReactNode } from 'react';
import type { OwnElements } from '../foundation/elements.ts';
import { useKit } from '../foundation/internal/context.ts';
import { useElements } from '../foundation/internal/useElements.tsx';
import { partFailureEnglish } from '../foundation/partFailureTexts.ts';
import { useFormatNumber, useTexts } from '../foundation/texts.ts';
import { VisitorPart, type VisitorPartProps } from '${importFrom(names, 'visitor/VisitorPart.tsx')}';
import { ${names.hook} } from './${names.hook}.ts';

/** A \`<div>\`'s props, the slots of a part about the current user, and the label. */
export interface ${names.component}Props extends VisitorPartProps {
  /** What the number is about. */
  label: ReactNode;
  /** Your own elements in place of the part's. */
  render?: OwnElements<'${names.component}'> | undefined;
}

/**
 * How many friends of the visitor have joined.
 *
 * @example
 * \`\`\`tsx
 * <${names.component} label="Friends who joined" />
 * \`\`\`
 *
 * @throws \`PrefineryError\` with code \`no_provider\` outside a \`PrefineryProvider\`.
 */
export const ${names.component} = forwardRef<HTMLDivElement, ${names.component}Props>(function ${names.component}(
  { label, render, ...props },
  ref,
) {
  useKit('${names.component}');
  const { unreachable } = useTexts('partFailure', partFailureEnglish);
  const format = useFormatNumber();
  const draw = useElements('${names.component}', render);
  const visitor = ${names.hook}();
  const { joined } = visitor;
  return (
    <VisitorPart {...props} ref={ref} part="${names.part}" draw={draw} visitor={visitor} text={{ error: unreachable }}>
      <p>
        {draw('label', <span>{label}</span>)}{' '}
        {draw('value', <strong>{joined === undefined ? '\\u00A0' : format(joined)}</strong>)}
      </p>
    </VisitorPart>
  );
});
`;

const testOf = ({ component, part }: Names): string => `import { screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { createRef } from 'react';
import { expect, test } from 'vitest';
import { blocked, bring, leonard, renderOnFake } from '../../test/fake.tsx';
import { ${component} } from './${component}.tsx';

test('${component} shows how many friends have joined', async () => {
  const ref = createRef<HTMLDivElement>();
  renderOnFake(<${component} ref={ref} label="Friends" className="mine" />, { session: leonard.email }, {}, (fake) =>
    bring(fake, leonard.email, 'penny@bigbangtheory.com'),
  );
  expect(ref.current).toHaveAttribute('aria-busy', 'true');
  expect(await screen.findByText('1')).toBeVisible();
  expect(ref.current).toHaveTextContent('Friends 1');
  expect(ref.current).toHaveAttribute('data-prefinery', '${part}');
  expect(ref.current).toHaveClass('mine');
});

test('${component} shows an anonymous visitor its empty slot', async () => {
  renderOnFake(<${component} label="Friends" empty="Join first." />);
  expect(await screen.findByText('Join first.')).toBeVisible();
});

test('${component} offers to try again after a failure, and then shows the number', async () => {
  const { fake } = renderOnFake(<${component} label="Friends" />, { session: leonard.email }, {}, blocked);
  expect(await screen.findByRole('alert')).toHaveTextContent('could not reach');
  fake.fault('script', null);
  await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
  expect(await screen.findByText('0')).toBeVisible();
});
`;

const storiesOf = (names: Names): string => `import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, within } from 'storybook/test';
import { failing, known, waiting } from '../../../../.storybook/person.ts';
import { ${names.component} } from './${names.component}.tsx';

const meta = {
  title: '${names.chapter}/${names.component}',
  component: ${names.component},
  args: { label: 'Friends who joined' },
} satisfies Meta<typeof ${names.component}>;
export default meta;

type Story = StoryObj<typeof meta>;

/** Some friends have joined. */
export const Joined: Story = { ...known({ referrals: 4 }) };

/** The visitor is anonymous: the \`empty\` slot. */
export const Empty: Story = {
  args: { empty: <p>Join the list first.</p> },
  play: async ({ canvasElement }) => {
    await expect(await within(canvasElement).findByText('Join the list first.')).toBeVisible();
  },
};

/** Until the user is known. */
export const Pending: Story = { parameters: waiting };

/** The user could not be read: a message, and a retry button. */
export const Failed: Story = {
  parameters: failing,
  play: async ({ canvasElement }) => {
    await expect(await within(canvasElement).findByRole('alert')).toHaveTextContent('could not reach');
  },
};

/** On a dark page. */
export const Dark: Story = { ...known({ referrals: 4 }), globals: { theme: 'dark' } };
`;

/** The sample of the first page: that of the README, shown and running. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import rehypeStringify from 'rehype-stringify';
import { unified } from 'unified';
import { blocksOf } from '../../scripts/blocks.ts';
import { captionOf, highlight } from './highlight.ts';
import { root } from './pages.ts';

/** What runs on the first page. The provider is that of all live samples. */
const live = `import { Anonymous, Authenticated, ReferralCard, SignupForm } from '@prefinery-kit/react';

export const Waitlist = () => (
  <>
    <Anonymous>
      <SignupForm />
    </Anonymous>
    <Authenticated>
      <ReferralCard />
    </Authenticated>
  </>
);
`;

export function homeSample(): { html: string; live: string } {
  const block = blocksOf(readFileSync(join(root, 'README.md'), 'utf8')).find(({ language }) => language === 'tsx');
  if (!block) throw new Error('README.md has no sample in tsx.');
  const figure = {
    type: 'element' as const,
    tagName: 'figure',
    properties: { className: ['code'] },
    children: [captionOf(block.language, block.mark), highlight(block.code.trimEnd(), block.language)],
  };
  const html = unified()
    .use(rehypeStringify)
    .stringify({ type: 'root', children: [figure] });
  return { html, live };
}

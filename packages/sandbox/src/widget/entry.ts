/**
 * The script that a page loads from `…/widget/v2/PROJECT.js`. It defines `window.prefinery`, as the vendor's does, and makes
 * the calls that were queued before. The only file of the widget that uses `window`.
 */
import { keptReferrerKey } from './kept-referrer.ts';
import type { KeptReferrer } from './landing.ts';
import { createWidget, type Prefinery } from './widget.ts';

/** What may be at `window.prefinery`: nothing, a stub with its queue, or the page's widget. */
type Door = Prefinery & { q?: ArrayLike<unknown>[] };

/** The running widget is kept under this key, too: a repeated snippet replaces `window.prefinery` by a new stub. */
const registry = Symbol.for('@prefinery-kit/sandbox');
const keptReferrer = Symbol.for(keptReferrerKey);

interface Page {
  prefinery?: Door;
  [registry]?: { project: string; widget: Door };
  /** Set by the sandbox, before this script. */
  [keptReferrer]?: KeptReferrer;
}

const page: Page & Window = window;
const script = document.currentScript;
const address = script instanceof HTMLScriptElement ? script.src : '';
const [, base, project] = /^([^?#]*)\/widget\/v2\/([^/?#]+)\.js/.exec(address) ?? [];
const running = page[registry];

/** Longer than any answer of a sandbox that works, in ms. */
const longestWait = 15_000;
const deadline = (): AbortSignal => AbortSignal.timeout(longestWait);

const run = (base: string, project: string): Door =>
  createWidget({
    fetch: (...request) => fetch(...request),
    ...{ document, base, project, deadline, keptReferrer: page[keptReferrer] ?? 'last' },
  });

if (base === undefined || project === undefined) {
  console.error(`prefinery: "${address}" is not the address of a sandbox's script. It ends in /widget/v2/PROJECT.js.`);
} else if (running !== undefined && running.project !== project) {
  console.error(
    `prefinery: this page already runs project ${running.project}, and can run one. ${project} is left out.`,
  );
} else {
  const calls = page.prefinery?.q ?? [];
  const { widget } = (page[registry] = running ?? { project, widget: run(base, project) });
  page.prefinery = widget;
  // Code that kept an old stub adds its calls to `window.prefinery.q`. They are made below, and must not be made again.
  delete widget.q;
  for (const { 0: command, 1: dataOrCallback, 2: callback } of calls) widget(command, dataOrCallback, callback);
  // The script is loaded again by routes that may have new forms. The vendor's script fills them then.
  if (running !== undefined) widget('initForms');
}

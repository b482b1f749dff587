/**
 * The script that a page loads from `…/widget/v2/PROJECT.js`. It puts the sandbox's function where the vendor's would
 * stand and makes the calls that came before it. The only file of the widget that touches `window`.
 */
import { createWidget, type Prefinery } from './widget.ts';

/** What may stand at `window.prefinery`: nothing, a stub with the calls made so far, or the page's widget. */
type Door = Prefinery & { q?: ArrayLike<unknown>[] };

/** Beside the door: a snippet that comes again may put a new stub there, and a second widget would do all twice. */
const registry = Symbol.for('@prefinery-kit/sandbox');

interface Page {
  prefinery?: Door;
  [registry]?: { project: string; widget: Door };
}

const page: Page & Window = window;
const script = document.currentScript;
const address = script instanceof HTMLScriptElement ? script.src : '';
const [, base, project] = /^([^?#]*)\/widget\/v2\/([^/?#]+)\.js/.exec(address) ?? [];
const running = page[registry];

/** Longer than any answer of a sandbox that is well, and shorter than a visitor's patience. */
const longestWait = 15_000;
const deadline = (): AbortSignal => AbortSignal.timeout(longestWait);

const run = (base: string, project: string): Door =>
  createWidget({ fetch: (...request) => fetch(...request), document, base, project, deadline });

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
  // Whoever kept an old stub queues at whatever stands in its place.
  delete widget.q;
  for (const { 0: command, 1: dataOrCallback, 2: callback } of calls) widget(command, dataOrCallback, callback);
  // A route that adds the script again may have brought forms along, and the vendor's script would look for them.
  if (running !== undefined) widget('initForms');
}

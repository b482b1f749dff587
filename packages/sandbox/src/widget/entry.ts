/**
 * The script that a page loads from `…/widget/v2/PROJECT.js`. It puts the sandbox's function where the vendor's would
 * stand and makes the calls that came before it. The only file of the widget that touches `window`.
 */
import { createWidget, type Prefinery } from './widget.ts';

/** What may stand at `window.prefinery`: nothing, a stub with the calls made so far, or a widget that came first. */
interface Page {
  prefinery?: Prefinery & { q?: ArrayLike<unknown>[]; project?: string };
}

const page: Page & Window = window;
const script = document.currentScript;
const address = script instanceof HTMLScriptElement ? script.src : '';
const [, base, project] = /^([^?#]*)\/widget\/v2\/([^/?#]+)\.js/.exec(address) ?? [];
const running = page.prefinery?.project;

/** Longer than any answer of a sandbox that is well, and shorter than a visitor's patience. */
const longestWait = 15_000;
const deadline = (): AbortSignal => AbortSignal.timeout(longestWait);

if (base === undefined || project === undefined) {
  console.error(`prefinery: "${address}" is not the address of a sandbox's script. It ends in /widget/v2/PROJECT.js.`);
} else if (running === undefined) {
  const calls = page.prefinery?.q ?? [];
  const widget = createWidget({ fetch: (...request) => fetch(...request), document, base, project, deadline });
  page.prefinery = Object.assign(widget, { project });
  for (const { 0: command, 1: dataOrCallback, 2: callback } of calls) widget(command, dataOrCallback, callback);
} else if (running !== project) {
  console.error(`prefinery: this page already runs project ${running}, and can run one. ${project} is left out.`);
}

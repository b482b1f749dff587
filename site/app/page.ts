/** Starts the sandbox before an app of the site that knows nothing of it: the demo. Its page names the app's module. */
import { campaign } from '../campaign.ts';
import { makeElement } from './element.ts';
import { startSandbox } from '../sandbox/start.ts';

const module = document.querySelector<HTMLScriptElement>('script[data-app]')?.dataset['app'];
if (module === undefined) throw new Error('The page has no script with the attribute data-app.');
try {
  await startSandbox({ worker: new URL('../sandbox.js', document.baseURI), folder: campaign.folder });
} catch (error) {
  // The app shows how it looks without its service.
  console.error(error);
  const notice = makeElement('p', {
    role: 'alert',
    textContent: error instanceof Error ? error.message : String(error),
  });
  notice.style.cssText = 'margin:0;padding:0.75rem 1rem;text-align:center;color:#3d2f00;background:#fff3cd';
  document.body.prepend(notice);
}
await import(/* @vite-ignore */ new URL(module, document.baseURI).href);

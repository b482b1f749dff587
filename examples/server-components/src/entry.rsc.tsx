import { renderToReadableStream } from '@vitejs/plugin-rsc/rsc';
import type { draw } from './entry.ssr.tsx';
import { Page } from './Page.tsx';

/** Answers a request of the browser's entry with the RSC payload, and any other one with HTML. */
export default async function handle(request: Request): Promise<Response> {
  const components = renderToReadableStream(<Page request={request} />);
  if (request.headers.get('accept') === 'text/x-component') {
    return new Response(components, { headers: { 'content-type': 'text/x-component', vary: 'accept' } });
  }
  const ssr = await import.meta.viteRsc.loadModule<{ draw: typeof draw }>('ssr', 'index');
  return new Response(await ssr.draw(components), { headers: { 'content-type': 'text/html', vary: 'accept' } });
}

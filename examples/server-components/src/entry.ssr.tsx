import { createFromReadableStream } from '@vitejs/plugin-rsc/ssr';
import type { ReactNode } from 'react';
import { renderToReadableStream } from 'react-dom/server.edge';

/** Renders the RSC payload to HTML. */
export async function draw(components: ReadableStream<Uint8Array>): Promise<ReadableStream<Uint8Array>> {
  const page = await createFromReadableStream<ReactNode>(components);
  const bootstrapScriptContent = await import.meta.viteRsc.loadBootstrapScriptContent('index');
  return renderToReadableStream(page, { bootstrapScriptContent });
}

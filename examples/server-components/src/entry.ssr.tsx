import { createFromReadableStream } from '@vitejs/plugin-rsc/ssr';
import type { ReactNode } from 'react';
import { renderToReadableStream } from 'react-dom/server.edge';

/** The components as a document. */
export async function draw(components: ReadableStream<Uint8Array>): Promise<ReadableStream<Uint8Array>> {
  const page = await createFromReadableStream<ReactNode>(components);
  const bootstrapScriptContent = await import.meta.viteRsc.loadBootstrapScriptContent('index');
  return renderToReadableStream(page, { bootstrapScriptContent });
}

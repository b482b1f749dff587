/** Pages are small. A larger answer is something else. */
const mostBytes = 500_000;
/** In ms. */
const longestWait = 10_000;

/**
 * Reads a page that the script has drawn in a frame, which is of another origin than the probe's page. Only pages of the service
 * are read. Returns `null` if this is none, or if it cannot be read.
 */
export async function readDrawnPage(address: string, scriptUrl: string): Promise<string | null> {
  if (!URL.canParse(address) || !isOfService(new URL(address), new URL(scriptUrl))) return null;
  try {
    const response = await fetch(address, {
      headers: { accept: 'text/html' },
      redirect: 'error',
      signal: AbortSignal.timeout(longestWait),
    });
    const isPage = response.ok && (response.headers.get('content-type') ?? '').startsWith('text/html');
    const html = isPage ? await response.text() : '';
    return html === '' || html.length > mostBytes ? null : html;
  } catch {
    // The report then has no page for this step.
    return null;
  }
}

const isOfService = ({ protocol, origin, hostname }: URL, script: URL): boolean =>
  origin === script.origin || (protocol === 'https:' && /(?:^|\.)prefinery\.com$/.test(hostname));

/**
 * Answers a request for a page whose address has a query. Some hosts send `page.html?query` on to `page`, and lose the query. The
 * page is fetched without it here, so the browser keeps the whole address.
 */
export async function withoutQuery(request: Request): Promise<Response> {
  const address = new URL(request.url);
  address.search = '';
  const { body, status, statusText, headers } = await fetch(address, { credentials: request.credentials });
  // A browser refuses a response that was redirected as the answer to a navigation. This one is new.
  return new Response(body, { status, statusText, headers });
}

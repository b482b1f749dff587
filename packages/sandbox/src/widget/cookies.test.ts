/** The widget in pages that may not have cookies. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openShop, type Shop } from '../../test/shop.ts';

let shop: Shop;
beforeAll(async () => {
  shop = await openShop();
}, 60_000);
afterAll(() => shop.close());

const faults: Record<string, () => void> = {
  'is missing': () => void Reflect.deleteProperty(Document.prototype, 'cookie'),
  'throws, as in a sandboxed frame': () => {
    const refuse = () => {
      throw new DOMException('The document is sandboxed.', 'SecurityError');
    };
    Object.defineProperty(Document.prototype, 'cookie', { get: refuse, set: refuse });
  },
};

it.each(Object.entries(faults))(
  'where document.cookie %s, the widget starts, and a visitor who joins is known on this page',
  async (how, breakCookies) => {
    const visitor = await shop.newVisitor();
    await visitor.page.addInitScript(breakCookies);
    await visitor.visit(`<script src="${shop.scriptUrl}"></script>`, '/?utm_source=news');
    expect(await visitor.call('getUser')).toBeNull();
    const email = `amy@${how.split(' ')[0]}.example`;
    expect(await visitor.call('addUser', { email })).toMatchObject({ email });
    expect(await visitor.call('getUser')).toMatchObject({ email, profile: { utm_source: 'news' } });
    await visitor.call('logoutUser');
    expect(await visitor.call('getUser')).toBeNull();
    expect(visitor.complaints).toEqual([]);
    await visitor.close();
  },
  30_000,
);

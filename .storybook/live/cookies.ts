/** Cookies of this page's own: two visitors in one browser would share the browser's. */
const jar = new Map<string, string>();

Object.defineProperty(document, 'cookie', {
  get: () => [...jar].map(([name, value]) => `${name}=${value}`).join('; '),
  set: (written: string) => {
    const [pair = '', ...attributes] = written.split('; ');
    const [name = '', value = ''] = pair.split('=');
    if (attributes.includes('max-age=0')) jar.delete(name);
    else jar.set(name, value);
  },
});

/** Replaces the browser's cookies by cookies of this page, so that two visitors in one browser have two sessions. */
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

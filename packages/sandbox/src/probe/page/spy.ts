/** Runs in a stage before anything else: keeps what scripts write to `document.cookie`, for the page around it. */
const cookie = Object.getOwnPropertyDescriptor(Document.prototype, 'cookie') ?? {};
const writes: string[] = [];
Reflect.set(window, 'cookieWrites', writes);
Object.defineProperty(document, 'cookie', {
  configurable: true,
  get: () => cookie.get?.call(document) as unknown,
  set: (text: unknown) => {
    writes.push(String(text));
    cookie.set?.call(document, text);
  },
});

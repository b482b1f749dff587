/** A signup form that the browser would have posted in place of the blocked script. */
export interface FakePost {
  /** The address that it would have been posted to. */
  action: string;
  /** What would have been sent, by the names of the vendor's HTML form. Empty fields are left out. */
  data: Record<string, string>;
}

/** The page's own method. On a server there is none. */
let own = (globalThis as Partial<typeof globalThis>).HTMLFormElement?.prototype.submit;

let release = (): void => undefined;

/**
 * Records posts of signup forms instead of leaving the page, until `releasePosts`. Other forms are posted as before.
 * Test environments such as jsdom cannot post forms, and print an error. A test that has put a function of its own in
 * place of `submit` handles posts itself.
 */
export function watchPosts(record: (post: FakePost) => void): void {
  releasePosts();
  const { submit } = HTMLFormElement.prototype;
  own ??= submit;
  if (submit !== own) return;
  let isActive = true;
  HTMLFormElement.prototype.submit = function (this: HTMLFormElement) {
    const form = isActive ? readForm(this) : new FormData();
    if (!form.has('user[profile][email]')) return submit.call(this);
    const texts = [...form].filter((entry): entry is [string, string] => typeof entry[1] === 'string' && !!entry[1]);
    record({ action: this.action, data: Object.fromEntries(texts) });
    // As if the browser had left the page.
    window.dispatchEvent(new Event('pagehide'));
  };
  const ours = HTMLFormElement.prototype.submit;
  release = () => {
    isActive = false;
    // A test may have put a spy in its place.
    if (HTMLFormElement.prototype.submit === ours) HTMLFormElement.prototype.submit = submit;
  };
}

/** Makes the page post forms again. */
export function releasePosts(): void {
  release();
  release = () => undefined;
}

/** The data of a form. Some test environments do not fire `formdata`, in which the kit sets what is sent. */
function readForm(form: HTMLFormElement): FormData {
  const formData = new FormData(form);
  form.dispatchEvent(Object.assign(new Event('formdata'), { formData }));
  return formData;
}

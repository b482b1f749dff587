/**
 * The script keeps who the visitor is in cookies of the app's page. Cookies do not depend on the port, so this page can write them for
 * an app on the same host, such as another port of localhost. Nothing secret is put into an address for it.
 */
const day = 24 * 60 * 60;

const write = (name: string, value: string, seconds?: number): void => {
  const lifetime = seconds === undefined ? '' : `; max-age=${seconds}`;
  document.cookie = `${name}=${encodeURIComponent(value)}; path=/; samesite=lax${lifetime}`;
};

const remove = (name: string): void => write(name, '', 0);

const cookie = (project: string, name: string): string => `_pfy_${project}_${name}`;

/** Forgets who this browser is: no session, no id, no referrer, and no page that it came from. */
export function becomeNewVisitor(project: string): void {
  for (const name of ['session', 'visitor', 'referrer_code', 'landing']) remove(cookie(project, name));
}

/** Gives this browser the session of a user. It is another visitor than before. */
export function becomeUser(project: string, session: string): void {
  becomeNewVisitor(project);
  write(cookie(project, 'session'), session);
  write(cookie(project, 'visitor'), crypto.randomUUID(), 365 * day);
}

/** Whether an app at this address gets the cookies of this page. */
export const sharesCookies = (site: string): boolean => new URL(site).hostname === window.location.hostname;

/** Whether an address is of this machine, by whatever name. */
const isHere = (hostname: string): boolean => /^(?:(?:[\w-]+\.)*localhost|127(?:\.\d+){3}|\[::1\])$/.test(hostname);

/** This page by the host name of the app, where both are on this machine; `null`: there is none. */
export function pageBesideApp(site: string): string | null {
  const { hostname } = new URL(site);
  if (!isHere(hostname) || !isHere(window.location.hostname)) return null;
  const page = new URL(window.location.href);
  page.hostname = hostname;
  return page.href;
}

/**
 * Opens an address in a new tab once it may be opened. The tab is opened at once, because browsers allow that only in answer to a
 * click.
 * @returns what `prepare` returns
 */
export async function openTab<T>(address: string, prepare: () => Promise<T>): Promise<T> {
  const tab = window.open('', '_blank');
  try {
    const prepared = await prepare();
    if (tab === null) window.location.href = address;
    else {
      tab.opener = null;
      tab.location.href = address;
    }
    return prepared;
  } catch (error) {
    tab?.close();
    throw error;
  }
}

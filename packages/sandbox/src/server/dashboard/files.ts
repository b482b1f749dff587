/** The files of the dashboard, as its build writes them. */
export interface DashboardFiles {
  /** The page; `null`: the dashboard is not built. */
  page: () => Promise<string | null>;
  /** A file that the page loads; `null`: there is none with this name. */
  file: (name: string) => Promise<{ type: string; bytes: Uint8Array<ArrayBuffer> } | null>;
}

const types: Readonly<Record<string, string>> = {
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml',
  woff2: 'font/woff2',
};

/**
 * Reads the built files when they are asked for. Where the sandbox runs from its sources, or in a browser, there are none.
 * @param folder the folder that the build writes
 * @defaultValue of `folder`: `dist/dashboard`, as seen from the built package
 */
export function createDashboardFiles(folder?: string): DashboardFiles {
  const read = async (...path: string[]): Promise<Uint8Array<ArrayBuffer> | null> => {
    try {
      // Not at the start: the sandbox also runs in browsers, which have no files.
      const [files, paths] = await Promise.all([import('node:fs/promises'), import('node:path')]);
      return new Uint8Array(
        await files.readFile(paths.join(folder ?? paths.join(import.meta.dirname, '../../dashboard'), ...path)),
      );
    } catch {
      return null;
    }
  };

  return {
    async page() {
      const bytes = await read('index.html');
      return bytes && new TextDecoder().decode(bytes);
    },

    async file(name) {
      const [, ending = ''] = /^[\w-][\w.-]*\.(\w+)$/.exec(name) ?? [];
      const type = types[ending];
      const bytes = type === undefined ? null : await read('dashboard', name);
      return type === undefined || bytes === null ? null : { type, bytes };
    },
  };
}

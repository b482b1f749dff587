const hinted = new Set<string>();

/** Addresses of this machine: names under `localhost`, too. */
const local = /^https?:\/\/(?:[\w-]+\.)*(?:localhost|127\.0\.0\.1|\[::1\])(?::(\d+))?\//;

/** Whether a script comes from this machine, as a sandbox's does. */
export const isLocal = (scriptUrl: string): boolean => local.test(scriptUrl);

/**
 * Says on the console, once per address, what to do when a script of this machine does not load. For development: a
 * sandbox that is not running, or that runs another project, looks like a blocked script.
 */
export function hintAtSandbox(scriptUrl: string, project: string): void {
  const [isLocal, port] = local.exec(scriptUrl) ?? [];
  if (!isLocal || hinted.has(scriptUrl)) return;
  hinted.add(scriptUrl);
  // The sandbox's own default needs no flag.
  const flags = `--project ${project}${port && port !== '4747' ? ` --port ${port}` : ''}`;
  console.warn(
    `prefinery: ${scriptUrl} did not load. Is the sandbox running, and for this project? Start it with: npx @prefinery-kit/sandbox ${flags}`,
  );
}

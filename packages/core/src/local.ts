const hinted = new Set<string>();

/** Addresses of this machine, also subdomains of `localhost`. */
const local = /^https?:\/\/(?:[\w-]+\.)*(?:localhost|127\.0\.0\.1|\[::1\])(?::(\d+))?\//;

/** Whether a script comes from this machine, as a sandbox's does. */
export const isLocal = (scriptUrl: string): boolean => local.test(scriptUrl);

/** Set by the script that a sandbox serves for a project that is not its own, after it has warned on the console. */
const otherProject = Symbol.for('@prefinery-kit/sandbox/other-project');

/**
 * Warns on the console, once per address, if a script of this machine did not load, and says how to start the sandbox.
 * For development: a sandbox that is not running, or that runs another project, looks like a blocked script.
 */
export function hintAtSandbox(scriptUrl: string, project: string): void {
  const [isLocal, port] = local.exec(scriptUrl) ?? [];
  if (!isLocal || hinted.has(scriptUrl) || otherProject in window) return;
  hinted.add(scriptUrl);
  // 4747 is the sandbox's default.
  const flags = `--project ${project}${port && port !== '4747' ? ` --port ${port}` : ''}`;
  console.warn(
    `prefinery: ${scriptUrl} did not load. Is the sandbox running, and for this project? Start it with: npx @prefinery-kit/sandbox ${flags}`,
  );
}

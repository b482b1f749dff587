import { leftOut } from '../../../scripts/engines.ts';

/** Warns once about engines that are not installed. In continuous integration a missing one is an error. */
export function setup(): void {
  const line = leftOut();
  if (line !== undefined) console.warn(line);
}

import { leftOut } from '../../../scripts/engines.ts';

/** Says once which engines are not tested here. In continuous integration nothing runs without them. */
export function setup(): void {
  const line = leftOut();
  if (line !== undefined) console.warn(line);
}

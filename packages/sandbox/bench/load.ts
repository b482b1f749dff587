/** How a piece of work went: times in ms. */
export interface Timing {
  requests: number;
  perSecond: number;
  p50: number;
  p99: number;
  /** Time that this process was at work for each, in ms. Unlike the others it does not depend on what else the machine does. */
  cpu: number;
}

interface Load {
  /** How many do it at the same time, one thing after the other each. */
  clients: number;
  seconds: number;
  /** @defaultValue as many as the seconds allow */
  most?: number | undefined;
}

/** Repeats a task. The task gets the number of its earlier runs. */
export async function load(
  { clients, seconds, most = Infinity }: Load,
  work: (index: number) => Promise<unknown>,
): Promise<Timing> {
  const times: number[] = [];
  let started = 0;
  const begin = performance.now();
  const before = process.cpuUsage();
  const end = begin + seconds * 1000;
  const client = async (): Promise<void> => {
    while (started < most && performance.now() < end) {
      const before = performance.now();
      await work(started++);
      times.push(performance.now() - before);
    }
  };
  await Promise.all(Array.from({ length: clients }, client));
  const total = performance.now() - begin;
  const used = process.cpuUsage(before);
  const cpu = (used.user + used.system) / 1000 / times.length;
  const sorted = times.toSorted((one, other) => one - other);
  const at = (share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
  return { requests: times.length, perSecond: (1000 * times.length) / total, p50: at(0.5), p99: at(0.99), cpu };
}

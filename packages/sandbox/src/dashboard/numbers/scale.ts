/** Round values for the lines of a chart: from 0 to at least the largest value, three to five steps. */
export function niceTicks(largest: number, isWhole: boolean): number[] {
  if (largest <= 0) return isWhole ? [0, 1] : [0, 0.5, 1];
  const rough = largest / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 2.5, 5, 10].map((factor) => factor * power).find((step) => step >= rough) ?? rough;
  const unit = isWhole ? Math.max(1, Math.ceil(step)) : step;
  return Array.from({ length: Math.ceil(largest / unit) + 1 }, (_, index) => index * unit);
}

/** Which of a number of places have a label, so that labels of a width do not touch each other. */
export function labelled(count: number, space: number, width: number): (index: number) => boolean {
  const every = Math.max(1, Math.ceil((count * width) / Math.max(space, width)));
  return (index) => index % every === 0;
}

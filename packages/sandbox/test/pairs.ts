/** Values that a test chooses from, by name. */
type Choices = Readonly<Record<string, readonly unknown[]>>;
/** The index of the chosen value, by name. */
type Row = Readonly<Record<string, number>>;

/**
 * Few rows in which every two values of different names occur together. Most faults of options that affect each other need two of
 * them, and all rows together would be too many to run.
 */
export function pairwise<C extends Choices>(choices: C): { [N in keyof C]: C[N][number] }[] {
  const names = Object.keys(choices);
  const missing = new Set(
    names.flatMap((one, index) =>
      names
        .slice(index + 1)
        .flatMap((other) =>
          indexes(choices[one]).flatMap((first) =>
            indexes(choices[other]).map((second) => pair(one, first, other, second)),
          ),
        ),
    ),
  );
  const rows: Row[] = [];
  while (missing.size > 0) {
    const row = nextRow(choices, names, missing);
    for (const found of pairsOf(row)) missing.delete(found);
    rows.push(row);
  }
  return rows.map(
    (row) =>
      Object.fromEntries(names.map((name) => [name, choices[name]?.[row[name] ?? 0]])) as {
        [N in keyof C]: C[N][number];
      },
  );
}

/** Begins with a pair that is missing, and adds the values that complete the most missing pairs. */
function nextRow(choices: Choices, names: readonly string[], missing: ReadonlySet<string>): Row {
  const [first = ''] = missing;
  const row: Record<string, number> = Object.fromEntries(
    first
      .split('|')
      .map((part) => part.split('='))
      .map(([name, index]) => [name, Number(index)]),
  );
  for (const name of names) {
    if (name in row) continue;
    const gain = (index: number) => pairsOf({ ...row, [name]: index }).filter((each) => missing.has(each)).length;
    const [best = 0] = indexes(choices[name]).toSorted((one, other) => gain(other) - gain(one));
    row[name] = best;
  }
  return row;
}

const indexes = (values: readonly unknown[] = []): number[] => values.map((_value, index) => index);

const pair = (...[one, first, other, second]: [string, number, string, number]): string =>
  [`${one}=${first}`, `${other}=${second}`].toSorted().join('|');

const pairsOf = (row: Row): string[] => {
  const chosen = Object.entries(row);
  return chosen.flatMap(([one, first], index) =>
    chosen.slice(index + 1).map(([other, second]) => pair(one, first, other, second)),
  );
};

/** The software bill of materials (SBOM) of a package: what is installed with it, with versions and licenses. */
import { readFileSync } from 'node:fs';
import { run } from '../shell.ts';
import type { Manifest } from './contents.ts';

/** Licenses that ask for nothing but their notice, which is in the packages themselves. */
const accepted = new Set(['0BSD', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', 'BlueOak-1.0.0', 'ISC', 'MIT']);

/** A CycloneDX document, as far as it is checked. */
interface Bill {
  bomFormat: string;
  components: Component[];
}

interface Component {
  group?: string;
  name: string;
  version: string;
  licenses?: { license?: { id?: string }; expression?: string }[];
}

/** Writes the bill of a package of the workspace as CycloneDX. Returns whether it succeeded. */
export const writeBill = (name: string, file: string): boolean =>
  run('pnpm', [
    '--reporter=silent',
    'sbom',
    '--filter',
    name,
    '--prod',
    '--sbom-format',
    'cyclonedx',
    '--sbom-spec-version',
    '1.6',
    '--out',
    file,
  ]);

const nameOf = ({ group, name }: Component): string => (group === undefined ? name : `${group}/${name}`);

/** What is wrong with the bill of a package: a dependency that it lacks, or a license that is not accepted. */
export function mistakesInBill({ name, dependencies = {} }: Manifest, file: string): string[] {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- pnpm has written it.
  const { bomFormat, components } = JSON.parse(readFileSync(file, 'utf8')) as Bill;
  const listed = new Set(components.map(nameOf));
  const lines = [
    ...(bomFormat === 'CycloneDX' ? [] : ['its bill of materials is no CycloneDX document']),
    ...Object.keys(dependencies)
      .filter((dependency) => !listed.has(dependency))
      .map((dependency) => `its bill of materials lacks ${dependency}`),
    ...components.flatMap((component) => {
      const licenses = component.licenses?.map(({ license, expression }) => license?.id ?? expression ?? 'unknown');
      const isAccepted = licenses?.every((license) => accepted.has(license)) ?? false;
      return isAccepted ? [] : [`${nameOf(component)} has the license ${licenses?.join(', ') ?? 'unknown'}`];
    }),
  ];
  return lines.map((line) => `${name}: ${line}.`);
}

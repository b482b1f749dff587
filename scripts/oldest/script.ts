/** The JavaScript and DOM features that a module uses, found by its types. */
import ts from 'typescript';
import { find } from './browsers.ts';

export interface Use {
  /** The feature's name in MDN's data, such as `api.Element.replaceChildren`. */
  feature: string;
  /** File and line. */
  place: string;
}

const isLibrary = (declaration: ts.Declaration) => /\/lib\.[\w.]+\.d\.ts$/.test(declaration.getSourceFile().fileName);

/** Translates a name of TypeScript's libraries into MDN's. */
const plainName = (name: string) => name.replace(/^Readonly(?=Array|Map|Set)/, '').replace(/Constructor$/, '');

/** The names of a type and of its base types, the nearest first. */
function namesOf(type: ts.Type): string[] {
  if (type.isUnionOrIntersection()) return type.types.flatMap(namesOf);
  const bases = type.isClassOrInterface() || type.symbol ? (type.getBaseTypes() ?? []) : [];
  return [type.symbol?.name ?? '', ...bases.flatMap(namesOf)].filter(Boolean).map(plainName);
}

const global = ['Window', 'WorkerGlobalScope', 'globalThis'];

/** The feature for a member of one of these types. */
function featureOf(owners: readonly string[], name: string): string | undefined {
  const paths = owners.flatMap((owner) => [
    ['api', owner, name],
    ['api', owner, `${name}_static`],
    ['javascript', 'builtins', owner, name],
  ]);
  return paths.find((path) => find(path)?.__compat)?.join('.');
}

function usesOf(checker: ts.TypeChecker, source: ts.SourceFile): Use[] {
  const uses: Use[] = [];
  const add = (node: ts.Node, feature: string | undefined) => {
    const { line } = source.getLineAndCharacterOfPosition(node.getStart());
    if (feature) uses.push({ feature, place: `${source.fileName}:${line + 1}` });
  };
  const visit = (node: ts.Node): void => {
    if (ts.isTypeNode(node) || ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node)) return;
    if (ts.isImportDeclaration(node)) return;
    if (ts.isIdentifier(node)) {
      const symbol = checker.getSymbolAtLocation(node);
      const declarations = symbol?.declarations?.filter(isLibrary) ?? [];
      const { parent } = node;
      const isDestructured = ts.isBindingElement(parent) && ts.isObjectBindingPattern(parent.parent);
      const owner = ts.isPropertyAccessExpression(parent) && parent.name === node ? parent.expression : undefined;
      if (owner && declarations.length > 0) {
        const homes = declarations.flatMap(({ parent: home }) =>
          // Static members are declared in the type of the variable with the class's name.
          [home, home.parent]
            .filter(Boolean)
            .flatMap((around) =>
              ts.isInterfaceDeclaration(around) || ts.isVariableDeclaration(around)
                ? [plainName(around.name.getText())]
                : [],
            ),
        );
        const type = checker.getApparentType(checker.getNonNullableType(checker.getTypeAtLocation(owner)));
        add(node, featureOf([...namesOf(type), ...homes], node.text));
      } else if (isDestructured) {
        const name = ts.isIdentifier(parent.propertyName ?? parent.name)
          ? (parent.propertyName ?? parent.name).getText()
          : '';
        const type = checker.getApparentType(checker.getTypeAtLocation(parent.parent));
        const isOurs = type.getProperty(name)?.declarations?.some((declaration) => !isLibrary(declaration)) ?? true;
        if (!isOurs) add(node, featureOf(namesOf(type), name));
      } else if (declarations.length > 0 && !owner) {
        const whole = [
          ['javascript', 'builtins', node.text],
          ['api', node.text],
        ].find((path) => find(path)?.__compat);
        add(node, whole?.join('.') ?? featureOf(global, node.text));
      }
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return uses;
}

/** The features that modules use which can be reached from these entries and for which `isOurs` is true. */
export function scriptUses(entries: readonly string[], isOurs: (file: string) => boolean): Use[] {
  const { config } = ts.readConfigFile('tsconfig.json', (file) => ts.sys.readFile(file)) as { config: object };
  const { options } = ts.parseJsonConfigFileContent({ ...config, files: entries, include: [] }, ts.sys, process.cwd());
  const program = ts.createProgram([...entries, 'env.d.ts'], options);
  const checker = program.getTypeChecker();
  return program
    .getSourceFiles()
    .filter(({ fileName }) => isOurs(fileName))
    .flatMap((source) => usesOf(checker, source));
}

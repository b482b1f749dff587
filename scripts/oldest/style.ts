/** The CSS features that a stylesheet uses: properties with their values, selectors, at-rules and functions. */
import { type CssNode, parse, walk, type WalkContext } from 'css-tree';
import { find } from './browsers.ts';
import type { Use } from './script.ts';

/** MDN's data has functions below the type of value that they return. */
function functionOf(name: string): string | undefined {
  const paths = [
    ['css', 'types', name],
    ...[
      'color',
      'image',
      'length',
      'transform-function',
      'filter-function',
      'basic-shape',
      'gradient',
      'easing-function',
    ].map((kind) => ['css', 'types', kind, name]),
  ];
  return paths.find((path) => find(path)?.__compat)?.join('.');
}

export function styleUses(file: string, css: string): Use[] {
  const uses: Use[] = [];
  walk(parse(css, { positions: true, parseCustomProperty: true }), {
    enter(this: WalkContext, node: CssNode) {
      const place = `${file}:${node.loc?.start.line ?? 0}`;
      const add = (path: readonly string[]) => {
        if (find(path)?.__compat) uses.push({ feature: path.join('.'), place });
      };
      if (node.type === 'Atrule') add(['css', 'at-rules', node.name]);
      if (node.type === 'PseudoClassSelector' || node.type === 'PseudoElementSelector')
        add(['css', 'selectors', node.name]);
      if (node.type === 'Function') add(functionOf(node.name)?.split('.') ?? []);
      if (node.type === 'Declaration') {
        add(['css', 'properties', node.property]);
      }
      if (node.type === 'Identifier' && this.declaration)
        add(['css', 'properties', this.declaration.property, node.name]);
    },
  });
  return uses;
}

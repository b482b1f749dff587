/** Does what a browser's translation does: replaces each text node by elements with another text. */
export function translate(root: HTMLElement): void {
  const texts: Text[] = [];
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) if (walker.currentNode instanceof Text) texts.push(walker.currentNode);
  for (const text of texts) {
    const outer = document.createElement('font');
    outer.append(Object.assign(document.createElement('font'), { textContent: `[${text.data}]` }));
    text.replaceWith(outer);
  }
}

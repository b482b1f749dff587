import { isElement } from '../../foundation/internal/realm.ts';

/**
 * Stops the page from scrolling behind a modal dialog. The page keeps its width and its scroll position. Returns the
 * function that lets it scroll again. Several dialogs lock it independently of each other: it scrolls again when the
 * last one has let it.
 *
 * The rules are in a stylesheet of their own, not in `style` attributes: other libraries store and restore those, in
 * another order. A Content-Security-Policy does not block it.
 */
export function lockScroll(dialog: HTMLDialogElement): () => void {
  const { ownerDocument: page } = dialog;
  const { defaultView: view, documentElement: root } = page;
  // jsdom has no constructed stylesheets, and does not scroll.
  if (!view || !('adoptedStyleSheets' in page)) return () => undefined;
  const { overflowY, scrollbarGutter } = view.getComputedStyle(root);
  const hasScrollbar = view.innerWidth > root.clientWidth;
  // The window scrolls as `<body>` says, unless `<html>` says something.
  const rules = [`${overflowY === 'visible' ? 'body' : 'html'}{overflow:hidden!important}`];
  if (hasScrollbar && scrollbarGutter === 'auto') rules.push('html{scrollbar-gutter:stable!important}');
  const sheet = new view.CSSStyleSheet();
  sheet.replaceSync(rules.join(''));
  page.adoptedStyleSheets = [...page.adoptedStyleSheets, sheet];

  // On iOS a finger scrolls the page all the same, for example while its toolbar or keyboard is hidden.
  const onTouchMove = (event: TouchEvent) => {
    const isPinch = event.touches.length > 1;
    if (event.cancelable && !isPinch && !event.composedPath().some((node) => isInside(node) && scrolls(node)))
      event.preventDefault();
  };
  const isInside = (node: EventTarget): node is HTMLElement => isElement(node) && dialog.contains(node);
  dialog.addEventListener('touchmove', onTouchMove, { passive: false });

  return () => {
    page.adoptedStyleSheets = page.adoptedStyleSheets.filter((other) => other !== sheet);
    dialog.removeEventListener('touchmove', onTouchMove);
  };
}

/** Whether an element has more content than fits, and can be scrolled. */
function scrolls(element: HTMLElement): boolean {
  const { overflowX, overflowY } = getComputedStyle(element);
  return (
    (element.scrollHeight > element.clientHeight && /auto|scroll/.test(overflowY)) ||
    (element.scrollWidth > element.clientWidth && /auto|scroll/.test(overflowX))
  );
}

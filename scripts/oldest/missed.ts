/** Features that the kit uses although some of the oldest browsers lack them, and what happens there. */
export const missed: Readonly<Record<string, string>> = {
  'api.Element.checkVisibility':
    'Feature-detected. Without it, a hidden part may be the one that makes an announcement.',
  'api.Navigator.canShare': 'Feature-detected. Without it there is no button for the share sheet.',
  'api.Navigator.share': 'Only called if `canShare` returns true.',
  'api.TouchEvent.touches': 'A Mac without a touch screen has no such events, and the listener is never called.',
  'api.TouchList.length': 'The same.',
  'css.types.color.light-dark': 'Its own `@supports not` has the colors of a plain page.',
  'css.selectors.has': 'Only places the label beside a checkbox.',
  'css.selectors.-webkit-progress-bar': 'The bar in Chromium and WebKit. Firefox has a rule of its own.',
  'css.selectors.-webkit-progress-value': 'The bar in Chromium and WebKit. Firefox has a rule of its own.',
  'css.selectors.-moz-progress-bar': 'The bar in Firefox. The others have rules of their own.',
  'css.properties.cursor.pointer': 'A phone has no pointer.',
  'css.properties.cursor.progress': 'A phone has no pointer.',
  'css.properties.text-wrap': 'Only how lines break.',
  'css.properties.text-wrap.balance': 'Only how lines break.',
  'css.properties.forced-color-adjust': 'Only for high contrast, which is a mode of Windows.',
  'css.properties.forced-color-adjust.none': 'Only for high contrast, which is a mode of Windows.',
};

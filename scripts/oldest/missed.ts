/** What some of the oldest browsers lack and the kit uses all the same, and what happens there. */
export const missed: Readonly<Record<string, string>> = {
  'api.Element.checkVisibility':
    'Asked for by name first. Without it, a part that is out of sight may be the one that says the news.',
  'api.Navigator.canShare': 'Asked for by name first. Without it there is no button for the share sheet.',
  'api.Navigator.share': 'Only called where `canShare` says so.',
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

import { create, type ThemeVars } from 'storybook/theming';

const shared = {
  brandTitle: 'prefinery-kit',
  brandUrl: './',
  brandTarget: '_self',
  appBorderRadius: 10,
  inputBorderRadius: 8,
  fontBase: 'system-ui, sans-serif',
} as const;

/** Storybook in the kit's own colours: its accent, and the greys of its stylesheet. */
const light = create({
  ...shared,
  base: 'light',
  brandImage: './brand.svg',
  colorPrimary: '#1a56db',
  colorSecondary: '#1a56db',
  appBg: '#f5f6f8',
  appContentBg: '#ffffff',
  appBorderColor: '#dfe3e8',
  textColor: '#101828',
  textMutedColor: '#5b6472',
  barSelectedColor: '#1a56db',
  barHoverColor: '#1a56db',
});

const dark = create({
  ...shared,
  base: 'dark',
  brandImage: './brand-dark.svg',
  colorPrimary: '#84a9ff',
  colorSecondary: '#84a9ff',
  appBg: '#14181f',
  appContentBg: '#0e1116',
  appPreviewBg: '#0e1116',
  appHoverBg: '#1f242c',
  appBorderColor: '#262d37',
  barBg: '#0e1116',
  textColor: '#eef1f6',
  textMutedColor: '#a3acba',
  barTextColor: '#a3acba',
  barSelectedColor: '#84a9ff',
  barHoverColor: '#84a9ff',
  inputBg: '#0e1116',
  inputBorder: '#39424f',
  inputTextColor: '#eef1f6',
});

/** Whether the reader's system is dark. */
export const systemScheme = window.matchMedia('(prefers-color-scheme: dark)');

/** Storybook's theme in the color scheme of the reader's system. */
export const themeOfSystem = (): ThemeVars => (systemScheme.matches ? dark : light);

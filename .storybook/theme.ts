import { create } from 'storybook/theming';

/** Storybook in the kit's own colours: its accent, and the greys of its stylesheet. */
export const theme = create({
  base: 'light',
  brandTitle: 'prefinery-kit',
  brandImage: './brand.svg',
  brandUrl: './',
  brandTarget: '_self',
  colorPrimary: '#1a56db',
  colorSecondary: '#1a56db',
  appBg: '#f5f6f8',
  appContentBg: '#ffffff',
  appBorderColor: '#dfe3e8',
  appBorderRadius: 10,
  textColor: '#101828',
  textMutedColor: '#5b6472',
  barSelectedColor: '#1a56db',
  barHoverColor: '#1a56db',
  inputBorderRadius: 8,
  fontBase: 'system-ui, sans-serif',
});

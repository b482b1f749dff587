/** The ways in which an app may choose light or dark, and the colors that the kit's parts must then have. */

/** What the visitor's system prefers. */
export type System = 'light' | 'dark';

/** Colors as the browser computes them. */
export interface Look {
  button: string;
  buttonText: string;
  field: string;
  fieldBorder: string;
  card: string;
  cardBorder: string;
}

export interface Theme {
  title: string;
  /** The page without styles of its own, or the one with `app/themes.css`. */
  path: '/plain' | '/themed';
  /** Runs in the page. */
  choose: () => void;
  looks: Record<System, Look>;
}

const light: Look = {
  button: 'rgb(26, 86, 219)',
  buttonText: 'rgb(255, 255, 255)',
  field: 'rgb(255, 255, 255)',
  fieldBorder: 'rgb(133, 142, 156)',
  card: 'rgb(255, 255, 255)',
  cardBorder: 'rgb(238, 240, 243)',
};

const dark: Look = {
  button: 'rgb(132, 169, 255)',
  buttonText: 'rgb(11, 18, 32)',
  field: 'rgb(21, 24, 30)',
  fieldBorder: 'rgb(106, 115, 130)',
  card: 'rgb(21, 24, 30)',
  cardBorder: 'rgb(106, 115, 130)',
};

/** With the tokens that docs/theming.md shows. */
const brand = {
  light: { ...light, button: 'rgb(122, 62, 18)', buttonText: 'rgb(255, 248, 240)' },
  dark: { ...dark, button: 'rgb(240, 176, 124)', buttonText: 'rgb(42, 20, 5)' },
};

const alwaysLight = { light, dark: light };
const alwaysDark = { light: dark, dark };
const asTheSystem = { light, dark };

export const themes: readonly Theme[] = [
  { title: 'no color-scheme', path: '/plain', choose: () => undefined, looks: alwaysLight },
  {
    title: 'a color-scheme in a <meta>',
    path: '/plain',
    choose: () => document.head.insertAdjacentHTML('beforeend', '<meta name="color-scheme" content="light dark">'),
    looks: asTheSystem,
  },
  {
    title: 'dark on <html>, set by a script',
    path: '/plain',
    choose: () => document.documentElement.style.setProperty('color-scheme', 'dark'),
    looks: alwaysDark,
  },
  {
    title: 'light on :root',
    path: '/themed',
    choose: () => document.documentElement.classList.add('light'),
    looks: alwaysLight,
  },
  {
    title: 'light dark on :root',
    path: '/themed',
    choose: () => document.documentElement.classList.add('system'),
    looks: asTheSystem,
  },
  {
    title: 'dark on :root',
    path: '/themed',
    choose: () => document.documentElement.classList.add('dark'),
    looks: alwaysDark,
  },
  {
    title: 'dark on :root in @layer base',
    path: '/themed',
    choose: () => document.documentElement.classList.add('layered'),
    looks: alwaysDark,
  },
  {
    title: 'dark on an element',
    path: '/themed',
    choose: () => document.querySelector('main')?.classList.add('dark'),
    looks: alwaysDark,
  },
  {
    title: 'light on an element of a dark page',
    path: '/themed',
    choose: () => {
      document.documentElement.classList.add('dark');
      document.querySelector('main')?.classList.add('light');
    },
    looks: alwaysLight,
  },
  {
    title: 'a token with one color, no color-scheme',
    path: '/themed',
    choose: () => document.querySelector('main')?.classList.add('own'),
    looks: {
      light: { ...light, button: 'rgb(102, 51, 153)' },
      dark: { ...light, button: 'rgb(102, 51, 153)' },
    },
  },
  {
    title: 'the tokens of docs/theming.md, light dark on :root',
    path: '/themed',
    choose: () => {
      document.documentElement.classList.add('system');
      document.querySelector('main')?.classList.add('waitlist');
    },
    looks: brand,
  },
  {
    title: 'the tokens of docs/theming.md, dark on :root',
    path: '/themed',
    choose: () => {
      document.documentElement.classList.add('dark');
      document.querySelector('main')?.classList.add('waitlist');
    },
    looks: { light: brand.dark, dark: brand.dark },
  },
];

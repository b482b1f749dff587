/** The frame of every page of the documentation. */
import type { ReactNode } from 'react';
import type { Section } from './render.ts';
import { groups } from './pages.ts';
import { type PlannedPage, planned } from './plan.ts';

/** Files of the client's build, relative to the site. */
export interface Assets {
  script: string;
  styles: readonly string[];
}

interface FrameProps {
  title: string;
  description: string;
  assets: Assets;
  /** The page of the navigation that is shown. */
  slug?: string;
  isLive: boolean;
  /** A script that runs before everything else. */
  early?: string;
  children: ReactNode;
}

/** Before the first paint: a chosen color scheme, and that scripts run. */
const scheme = `document.documentElement.classList.add('js');try{const s=localStorage.getItem('scheme');if(s)document.documentElement.dataset.scheme=s}catch{}`;

export const Frame = ({ title, description, assets, slug, isLive, early = '', children }: FrameProps) => (
  <html lang="en">
    <head>
      <meta charSet="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="color-scheme" content="light dark" />
      <title>{title}</title>
      <meta name="description" content={description} />
      <link rel="icon" href="./favicon.svg" type="image/svg+xml" />
      {/* oxlint-disable-next-line react/no-danger -- These scripts are constants. */}
      <script dangerouslySetInnerHTML={{ __html: `${early};${scheme}` }} />
      {assets.styles.map((href) => (
        <link key={href} rel="stylesheet" href={`./${href}`} />
      ))}
      <script type="module" src={`./${assets.script}`} />
    </head>
    <body data-live={isLive || undefined}>
      <a className="skip" href="#content">
        Skip to the content
      </a>
      <header className="top">
        <a className="brand" href="./">
          <Mark /> prefinery-kit
        </a>
        <nav aria-label="Site" className="places">
          <a href="./introduction.html" aria-current={slug === undefined ? undefined : 'true'}>
            Docs
          </a>
          <a href="./demo/">Demo</a>
          <a href="./storybook/">Storybook</a>
        </nav>
        <button type="button" className="search-button" data-search-open="" aria-haspopup="dialog">
          <SearchIcon /> <span>Search</span> <kbd>/</kbd>
        </button>
        <button
          type="button"
          className="scheme-button"
          data-scheme-switch=""
          aria-label="Switch to the other color scheme"
        >
          <SchemeIcon />
        </button>
      </header>
      {children}
    </body>
  </html>
);

const Navigation = ({ slug }: { slug: string }) => (
  <>
    {groups.map(({ title }) => (
      <section key={title}>
        <h2>{title}</h2>
        <ul>
          {planned
            .filter(({ group }) => group === title)
            .map((page) => (
              <li key={page.slug}>
                <a href={`./${page.slug}.html`} aria-current={page.slug === slug ? 'page' : undefined}>
                  {page.title}
                </a>
              </li>
            ))}
        </ul>
      </section>
    ))}
  </>
);

interface PageProps {
  page: PlannedPage;
  html: string;
  sections: readonly Section[];
  description: string;
  isLive: boolean;
  assets: Assets;
}

export function Page({ page, html, sections, description, isLive, assets }: PageProps) {
  const at = planned.findIndex(({ slug }) => slug === page.slug);
  const [before, after] = [planned[at - 1], planned[at + 1]];
  const contents = sections.filter(({ depth }) => depth === 2 || depth === 3);
  return (
    <Frame
      title={`${page.title} · prefinery-kit`}
      description={description}
      assets={assets}
      slug={page.slug}
      isLive={isLive}
    >
      <div className="layout">
        <aside className="sidebar">
          <nav aria-label="Documentation" className="wide">
            <Navigation slug={page.slug} />
          </nav>
          <details className="narrow">
            <summary>
              <span>{page.group}</span> {page.title}
            </summary>
            <nav aria-label="Documentation, all pages">
              <Navigation slug={page.slug} />
            </nav>
          </details>
        </aside>
        <main id="content">
          <article>
            <p className="group">{page.group}</p>
            <h1>{page.title}</h1>
            {/* oxlint-disable-next-line react/no-danger -- It is the HTML of the project's own Markdown. */}
            <div className="text" dangerouslySetInnerHTML={{ __html: html }} />
          </article>
          <nav aria-label="Previous and next page" className="neighbors">
            {before && (
              <a href={`./${before.slug}.html`} rel="prev">
                <span>Previous</span> {before.title}
              </a>
            )}
            {after && (
              <a href={`./${after.slug}.html`} rel="next">
                <span>Next</span> {after.title}
              </a>
            )}
          </nav>
          <Colophon />
        </main>
        {contents.length > 1 && (
          <nav aria-label="On this page" className="contents">
            <h2>On this page</h2>
            <ul>
              {contents.map(({ id, title, depth }) => (
                <li key={id} data-depth={depth}>
                  <a href={`#${id}`}>{title}</a>
                </li>
              ))}
            </ul>
          </nav>
        )}
      </div>
    </Frame>
  );
}

export const Colophon = () => (
  <footer className="colophon">
    MIT. Not affiliated with, or endorsed by, Prefinery. The live parts run on a campaign that is in your browser only.
  </footer>
);

const Mark = () => (
  <svg viewBox="0 0 32 32" width="24" height="24" aria-hidden="true">
    <rect width="32" height="32" rx="9" fill="#1a56db" />
    <g fill="#fff">
      <circle cx="8" cy="23" r="2.5" opacity=".6" />
      <circle cx="14" cy="17.5" r="3.25" opacity=".8" />
      <circle cx="22" cy="10.5" r="4.5" />
    </g>
  </svg>
);

const SearchIcon = () => (
  <svg viewBox="0 0 20 20" width="16" height="16" aria-hidden="true" fill="none" stroke="currentColor" strokeWidth="2">
    <circle cx="9" cy="9" r="5.5" />
    <path d="m13.5 13.5 4 4" strokeLinecap="round" />
  </svg>
);

const SchemeIcon = () => (
  <svg viewBox="0 0 20 20" width="18" height="18" aria-hidden="true">
    <circle cx="10" cy="10" r="6.5" fill="none" stroke="currentColor" strokeWidth="1.8" />
    <path d="M10 3.5a6.5 6.5 0 0 1 0 13z" fill="currentColor" />
  </svg>
);

import { Source } from '../Source.tsx';
import { ChapterList } from './ChapterList.tsx';
import './introduction.css';
import { chapters } from './map.ts';
import { StoryLink } from './StoryLink.tsx';
import { Waitlist } from './Waitlist.tsx';
import source from './Waitlist.tsx?raw';

interface IntroductionProps {
  /** Language and direction of the parts, from the toolbar. The page itself is English. */
  language: string;
  direction: string;
}

/** An overview of the kit: what it is, a sample that runs, its parts, and its requirements. */
export const Introduction = ({ language, direction }: IntroductionProps) => (
  <main className="introduction" lang="en" dir="ltr">
    <header>
      <img src="./favicon.svg" alt="" width="48" height="48" />
      <h1>Prefinery for React</h1>
      <p>
        A provider, hooks and accessible parts for a waitlist or a referral campaign, and a campaign on your own machine
        to build it against. Not affiliated with Prefinery.
      </p>
      <nav aria-label="To begin with">
        <StoryLink to="live-campaign--two-visitors">Two visitors of a live campaign</StoryLink>
        <StoryLink to="recipes--a-form-of-your-own">Recipes</StoryLink>
      </nav>
    </header>

    <section className="introduction-try" aria-labelledby="introduction-try">
      <h2 id="introduction-try">These lines, and what they draw</h2>
      <Source text={source} />
      <div className="introduction-result" lang={language} dir={direction}>
        <Waitlist />
      </div>
    </section>

    <section aria-labelledby="introduction-map">
      <h2 id="introduction-map">The parts, and the hook behind each</h2>
      <div className="introduction-map">
        {chapters.map((chapter) => (
          <ChapterList key={chapter.title} {...chapter} />
        ))}
      </div>
    </section>

    <section aria-labelledby="introduction-runs">
      <h2 id="introduction-runs">What they run on</h2>
      <dl className="introduction-runs">
        <div>
          <dt>In production</dt>
          <dd>
            The hosted script. Give the id of your project, and leave out <code>scriptUrl</code>. Nothing else changes.
          </dd>
        </div>
        <div>
          <dt>On your machine</dt>
          <dd>
            The sandbox: the same commands, pages and rules over a real database, without an account or a network.
          </dd>
        </div>
        <div>
          <dt>On this page</dt>
          <dd>The sandbox, in Storybook’s own server or in a service worker, with 500 made-up people.</dd>
        </div>
      </dl>
    </section>
  </main>
);

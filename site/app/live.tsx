/** Runs the live samples of a page on the campaign in this browser. */
import {
  createPrefinery,
  PrefineryProvider,
  type Prefinery,
  useAddUser,
  useLogoutUser,
  useUser,
  useVisitor,
} from '@prefinery-kit/react';
import '@prefinery-kit/react/styles.css';
import { type ComponentType, StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { campaign } from '../campaign.ts';
import { startSandbox } from '../sandbox/start.ts';

/** The samples, which the build has taken out of the documents. */
const samples = import.meta.glob<Record<string, ComponentType>>('../../.cache/site-live/*.tsx');

const site = new URL('.', document.baseURI);

/** Shows each sample below its source. */
export async function showSamples(): Promise<void> {
  const places = [...document.querySelectorAll<HTMLElement>('[data-live]:not(body)')];
  try {
    await startSandbox({ worker: new URL('sandbox.js', site), folder: campaign.folder });
  } catch (error) {
    // The error's message is written for the visitor. The page has its text and code all the same.
    const reason = error instanceof Error ? error.message : String(error);
    for (const place of places) place.textContent = `This sample cannot run here. ${reason}`;
    return;
  }
  const scriptUrl = new URL(`${campaign.folder}/widget/v2/${campaign.project}.js`, site).href;
  const client = createPrefinery({ project: campaign.project, scriptUrl });
  await Promise.all(places.map((place) => showSample(place, client)));
  const text = document.querySelector('article .text');
  if (!text) return;
  const bar = document.createElement('div');
  bar.className = 'visitor-place';
  text.append(bar);
  createRoot(bar).render(
    <PrefineryProvider client={client}>
      <VisitorBar />
    </PrefineryProvider>,
  );
}

async function showSample(place: HTMLElement, client: Prefinery): Promise<void> {
  const name = place.dataset['live'] ?? '';
  const sample = await samples[`../../.cache/site-live/${name}.tsx`]?.();
  const Sample = componentOf(sample ?? {});
  if (!Sample) throw new Error(`The live sample ${name} exports no component.`);
  createRoot(place).render(
    <StrictMode>
      <PrefineryProvider client={client}>
        <div className="sample">
          <Sample />
        </div>
        <EmptyNote />
      </PrefineryProvider>
    </StrictMode>,
  );
}

/** The first component that a module exports. Minifiers rename functions, and not exports. */
const componentOf = (module: Record<string, ComponentType>): ComponentType | undefined =>
  Object.entries(module).find(([name]) => /^[A-Z]/.test(name))?.[1];

const reasons = {
  pending: 'One moment…',
  empty: 'It shows nothing to you, because you have not joined. “Join as Penny” at the lower edge does it.',
  success: 'It shows nothing to you, because you have joined. “Log out” at the lower edge undoes it.',
  error: 'It shows nothing, because the campaign in this browser could not be read.',
};

/** What stands in the place of a sample that renders nothing. The stylesheet shows it below an empty sample only. */
const EmptyNote = () => <p className="empty-note">{reasons[useVisitor().status]}</p>;

/** Says who the visitor is on this page's campaign, and makes them another. */
function VisitorBar() {
  const { data: user, isPending } = useUser();
  const { mutate: addUser, isPending: isJoining } = useAddUser();
  const { mutate: logOut } = useLogoutUser();
  if (isPending) return null;
  const join = () => addUser({ email: `penny.${crypto.randomUUID().slice(0, 8)}@example.com`, first_name: 'Penny' });
  return (
    <div className="visitor-bar" role="region" aria-label="You, in the live samples">
      <span>
        {user ? `You are number ${user.list_position} of ${user.list_length} here` : 'You have not joined here'}
      </span>
      {user ? (
        <button type="button" onClick={() => logOut()}>
          Log out
        </button>
      ) : (
        <button type="button" disabled={isJoining} onClick={join}>
          Join as Penny
        </button>
      )}
    </div>
  );
}

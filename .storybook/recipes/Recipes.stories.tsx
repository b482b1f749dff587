import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, within } from 'storybook/test';
import { speechOf } from '../language.ts';
import { join } from '../visitor.ts';
import { ActionForm } from './ActionForm.tsx';
import actionForm from './ActionForm.tsx?raw';
import { Branded } from './Branded.tsx';
import brandedStyles from './branded.css?raw';
import branded from './Branded.tsx?raw';
import { ConsentBanner } from './ConsentBanner.tsx';
import consentBanner from './ConsentBanner.tsx?raw';
import { FormParts } from './FormParts.tsx';
import formParts from './FormParts.tsx?raw';
import { HookForm } from './HookForm.tsx';
import hookForm from './HookForm.tsx?raw';
import { OwnCard } from './OwnCard.tsx';
import ownCard from './OwnCard.tsx?raw';
import { OwnForm } from './OwnForm.tsx';
import ownForm from './OwnForm.tsx?raw';
import { OwnWords } from './OwnWords.tsx';
import ownWords from './OwnWords.tsx?raw';
import placeTest from './Place.test.tsx?raw';
import place from './Place.tsx?raw';
import { Recipe, type RecipeProps } from './Recipe.tsx';

const meta = {
  title: 'Recipes',
  parameters: { layout: 'fullscreen', controls: { disable: true } },
  render: (args, { globals }) => <Recipe {...args} {...speechOf(globals)} />,
} satisfies Meta<Omit<RecipeProps, 'language' | 'direction'>>;
export default meta;

type Story = StoryObj<typeof meta>;

/** Expects the recipe's first field. packages/react/test/recipes.test.tsx tests the rest. */
const hasField =
  (label: string): NonNullable<Story['play']> =>
  async ({ canvasElement }) => {
    await expect(await within(canvasElement).findByLabelText(label)).toBeVisible();
  };

/** `useSignupForm` behind inputs of your own. */
export const AFormOfYourOwn: Story = {
  args: {
    title: 'A form of your own',
    when: 'Your inputs and your words. The hook validates, sends, and says to a screen reader what is wrong.',
    files: { 'OwnForm.tsx': ownForm },
    children: <OwnForm />,
  },
  play: hasField('E-mail'),
};

/** What `SignupForm` is made of. */
export const AFormOfParts: Story = {
  args: {
    title: 'The signup form, part by part',
    when: 'SignupForm is exactly this. Write it out to leave a part out, to reorder, or to put your own markup between.',
    files: { 'FormParts.tsx': formParts },
    children: <FormParts />,
  },
  play: hasField('First name'),
};

/** `useSignupAction` as an action of React 19. */
export const AnAction: Story = {
  args: {
    title: 'A signup as an action',
    when: 'For React 19: the form keeps what was typed, and useActionState knows how it went.',
    files: { 'ActionForm.tsx': actionForm },
    children: <ActionForm />,
  },
  play: hasField('E-mail'),
};

/** `useAddUser` with a form library. */
export const ReactHookForm: Story = {
  args: {
    title: 'React Hook Form and zod',
    when: 'Your app has its own way with forms already. Then all it needs is the mutation.',
    files: { 'HookForm.tsx': hookForm },
    children: <HookForm />,
  },
  play: hasField('First name'),
};

/** The hooks of ReferralCard's parts. */
export const ACardOfYourOwn: Story = {
  args: {
    title: 'A referral card of your own',
    when: 'The hooks know the link, whether it was copied, and how far it is to the next reward. You draw.',
    files: { 'OwnCard.tsx': ownCard },
    children: <OwnCard />,
  },
  beforeEach: join,
  play: async ({ canvasElement }) => {
    await expect(await within(canvasElement).findByText(/^3 more for a month free/)).toBeVisible();
  },
};

/** Tokens, and a CSS rule that overrides the kit's. */
export const YourBrand: Story = {
  args: {
    title: 'In the colours of your brand',
    when: 'Set the tokens on any element above the parts. A page without them has the kit’s own.',
    files: { 'Branded.tsx': branded, 'branded.css': brandedStyles },
    children: <Branded />,
  },
  beforeEach: join,
};

/** A language of the kit, with some texts replaced. */
export const YourWords: Story = {
  args: {
    title: 'In another language, in your words',
    when: 'German, Spanish and Arabic come with the kit. Every text can be another, for a page or for one part.',
    files: { 'OwnWords.tsx': ownWords },
    children: <OwnWords />,
  },
  play: async ({ canvasElement }) => {
    await expect(await within(canvasElement).findByRole('button', { name: 'Ich bin dabei' })).toBeVisible();
  },
};

/** Without consent nothing is loaded and no cookie is read. */
export const AConsentBanner: Story = {
  args: {
    title: 'A consent banner',
    when: 'Until the visitor says yes, nothing is loaded and no cookie is read. After a no, the browser posts the form.',
    files: { 'ConsentBanner.tsx': consentBanner },
    children: <ConsentBanner />,
  },
  play: async ({ canvasElement }) => {
    await expect(await within(canvasElement).findByRole('button', { name: 'Yes' })).toBeVisible();
  },
};

/** The kit's own tests run this test, too. */
export const ATestOfYourOwn: Story = {
  args: {
    title: 'A test of your own',
    when: 'A fake in place of the vendor’s script: no network, and every failure on demand.',
    files: { 'Place.tsx': place, 'Place.test.tsx': placeTest },
  },
};

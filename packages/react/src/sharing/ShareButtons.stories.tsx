import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, userEvent, within } from 'storybook/test';
import { linkEmpty, linkFailed } from '../../../../.storybook/linkStates.ts';
import { waiting } from '../../../../.storybook/person.ts';
import { fits, settled } from '../../../../.storybook/settled.ts';
import { join } from '../../../../.storybook/visitor.ts';
import { ar } from '../locales/index.ts';
import { ShareButtons } from './ShareButtons.tsx';

const meta = {
  title: 'Sharing/ShareButtons',
  component: ShareButtons,
  decorators: [(Story) => <div style={{ maxInlineSize: 640 }}>{<Story />}</div>],
  beforeEach: join,
} satisfies Meta<typeof ShareButtons>;
export default meta;

type Story = StoryObj<typeof meta>;

/** A device with a share sheet, as phones have. */
const withSheet = (share: () => Promise<void>) => () => {
  const sheet = { share, canShare: () => true };
  for (const [name, value] of Object.entries(sheet)) {
    Object.defineProperty(navigator, name, { value, configurable: true });
  }
  return () => {
    for (const name of Object.keys(sheet)) Reflect.deleteProperty(navigator, name);
  };
};

/** Each is a link, tagged with its network. */
export const Known: Story = {
  play: async ({ canvasElement }) => {
    const link = await within(canvasElement).findByRole('link', { name: 'Share on WhatsApp' });
    await expect(decodeURIComponent(link.getAttribute('href') ?? '')).toContain('utm_source=whatsapp');
  },
};

/** On a device with a share sheet its button comes first. */
export const WithShareSheet: Story = {
  beforeEach: withSheet(() => new Promise(() => undefined)),
  play: async ({ canvasElement }) => {
    await expect(await within(canvasElement).findByRole('button', { name: 'Share…' })).toBeVisible();
  },
};

/** The device did not open its share sheet. */
export const ShareSheetRefused: Story = {
  beforeEach: withSheet(() => Promise.reject(new DOMException('Denied.', 'NotAllowedError'))),
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement);
    await canvas.findAllByRole('link');
    await userEvent.click(canvas.getByRole('button', { name: 'Share…' }));
    await expect(await canvas.findByText(/did not open its share sheet/)).toBeVisible();
  },
};

/** Some of them, in the app's own order, with texts of the app. */
export const Chosen: Story = {
  args: {
    networks: ['whatsapp', 'telegram', 'email'],
    texts: { message: 'Tea that finds you. Join with me:', title: 'Tea?' },
  },
  play: async ({ canvasElement }) => {
    const links = await within(canvasElement).findAllByRole('link');
    await expect(links.map((link) => link.textContent.trim())).toEqual(['WhatsApp', 'Telegram', 'E-mail']);
  },
};

/** Until the link is known, placeholders keep their size. */
export const Pending: Story = { parameters: waiting };

/** The visitor is anonymous. */
export const Empty: Story = linkEmpty;

/** The vendor's script is blocked. */
export const ScriptBlocked: Story = linkFailed;

/** The narrowest screen. */
export const Narrow: Story = {
  decorators: [(Story) => <div style={{ inlineSize: 280 }}>{<Story />}</div>],
  play: fits,
};

/** Right to left. */
export const RightToLeft: Story = {
  args: { dir: 'rtl', lang: 'ar', texts: ar.texts.shareButtons },
  play: settled,
};

/** On a dark page. */
export const Dark: Story = { globals: { theme: 'dark' }, play: settled };

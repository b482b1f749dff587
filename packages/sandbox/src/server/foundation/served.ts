import { type Command, contract } from '@prefinery-kit/core/contract';

const widgetOnly = ['closeReferralPage', 'initForms'] as const;

/** The commands that the server runs. The widget runs the others alone: they only change what the page shows. */
export type ServedCommand = Exclude<Command, (typeof widgetOnly)[number]>;

export const commands: readonly string[] = Object.keys(contract).filter(
  (name) => !widgetOnly.some((command) => command === name),
);

export const isCommand = (name: string): name is ServedCommand => commands.includes(name);

import * as v from 'valibot';
import type { SandboxSetting, SettingSource } from '../server/control/settings.ts';
import { recordedOptions } from '../probe/recorded.ts';
import { reportSchema } from '../probe/report.ts';
import { withoutPassword } from './secrets.ts';
import { campaignOptions, rows } from './table.ts';

/** An option that was given, and where. */
export interface Given {
  source: Exclude<SettingSource, 'default'>;
  /** The flag, the variable or the file. */
  place: string | null;
  value: unknown;
}

/** Options that were given, by name. */
export type GivenOptions = Readonly<Record<string, Given>>;

/** The options of a call of `createSandbox`. */
export const givenInCode = (options: object): GivenOptions =>
  Object.fromEntries(
    Object.entries(options).flatMap(([name, value]: [string, unknown]) =>
      value === undefined ? [] : [[name, { source: 'code', place: null, value } satisfies Given]],
    ),
  );

/** Functions and objects with methods: they cannot be shown. */
const opaque = new Set(['clock', 'log']);

/** Their values can be shown without a password. */
const addresses = new Set(['database', 'webhookUrls', 'site', 'url']);

/**
 * All options with their values, without secrets.
 * @param given what was given; options of the command line are listed if one of them can have been given
 * @param values the values of a campaign's options, with defaults
 */
export function showSettings(
  given: GivenOptions,
  values: Readonly<Record<string, unknown>>,
  isCommand: boolean,
): SandboxSetting[] {
  const report = given['recorded'];
  const recorded = v.is(reportSchema, report?.value) ? report.value : null;
  const played = recorded === null ? {} : recordedOptions(recorded);
  return [...rows].flatMap(([name, { group, about, otherwise, isSecret = false }]) => {
    const isOfCampaign = Object.hasOwn(campaignOptions, name);
    if (!isOfCampaign && !isCommand) return [];
    const from = given[name] ?? (Object.hasOwn(played, name) ? report : undefined);
    const value = name === 'recorded' ? recorded?.day : isOfCampaign ? values[name] : from?.value;
    const isHidden = isSecret && !addresses.has(name);
    return [
      {
        name,
        group,
        about,
        value: isHidden || opaque.has(name) ? null : plain(addresses.has(name) ? shorten(value) : value),
        source: from?.source ?? 'default',
        place: from?.place ?? null,
        isSecret: isHidden,
        otherwise: name === 'secret' || name === 'webhookSecret' ? 'the one of the documentation' : otherwise,
      },
    ];
  });
}

const shorten = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(shorten);
  if (typeof value !== 'string') return value;
  // An address without a password and a query is shown as it was given.
  if (URL.canParse(value) && new URL(value).password === '' && new URL(value).search === '') return value;
  return withoutPassword(value);
};

const plain = (value: unknown): unknown => value ?? null;

import * as v from 'valibot';

/** How the time of a campaign differs from the real time. */
export interface ClockSetting {
  /** How far the clock is ahead, in ms. */
  ahead: number;
  /** The time that it was stopped at, in ms since 1970; `null`: it runs. */
  stopped: number | null;
}

export const realTime: ClockSetting = { ahead: 0, stopped: null };

const settingShape = v.object({ ahead: v.number(), stopped: v.nullable(v.number()) });

/** Parses a setting as it is stored in the database. */
export const readClockSetting = (text: string): ClockSetting => v.parse(settingShape, JSON.parse(text));

/** The clock of a campaign: all times and orders are by it. */
export interface CampaignClock {
  now: () => Date;
  /**
   * How far it is ahead of the database's clock, in ms. `null`: it does not depend on that clock. The database's clock alone
   * orders what several processes do.
   */
  aheadOfDatabase: () => number | null;
  readonly setting: ClockSetting;
  set: (setting: ClockSetting) => void;
}

/**
 * @param real the clock that it runs by
 * @param isOfDatabase whether that is the database's
 */
export function createCampaignClock(real: () => Date, isOfDatabase: boolean): CampaignClock {
  let setting = realTime;
  return {
    now: () => new Date(setting.stopped ?? real().getTime() + setting.ahead),
    aheadOfDatabase: () => (isOfDatabase && setting.stopped === null ? setting.ahead : null),
    get setting() {
      return setting;
    },
    set(given) {
      setting = given;
    },
  };
}

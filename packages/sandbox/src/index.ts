export type { RewardOffer } from './campaign/rewards.ts';
export { SandboxError, type SandboxErrorCode } from './errors.ts';
export { developmentSecret, type SandboxOptions } from './options.ts';
export { createSandbox, type Sandbox, type SeedOptions } from './sandbox.ts';
export { type Served, type ServeOptions, serveSandbox } from './serve.ts';
export type { Connection } from './server/env.ts';
export type { CommandFault, Faults } from './server/faults.ts';
export type { Callbacks } from './server/shape.ts';

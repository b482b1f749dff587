/** The project that the stories' sandbox serves. */
export const project = 'story123';

/** The users that are seeded into its campaign. */
export const seed = { users: 500, seed: 1 };

/** Path of the sandbox, below Storybook's own. */
export const folder = 'prefinery';

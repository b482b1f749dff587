/** The project that the stories' sandbox serves. */
export const project = 'story123';

import { folder, project } from './project.ts';

/** The address of the script for the stories: in Storybook's own folder, wherever that is served. */
export const scriptUrl = `${import.meta.env.BASE_URL}${folder}/widget/v2/${project}.js`;

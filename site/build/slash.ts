/**
 * A script for the first page of a folder. Some hosts answer `/folder` with the page of `/folder/`, where relative links lead to the
 * wrong place: the script adds the slash.
 */
export const addSlash =
  "if(!/(\\/|\\/index(\\.html)?)$/.test(location.pathname))location.replace(location.pathname+'/'+location.search+location.hash)";

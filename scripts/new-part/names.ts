/** The rooms of the React kit that parts are in, and the chapter of Storybook that each belongs to. */
export const rooms = {
  signup: 'Joining',
  visitor: 'Returning',
  sharing: 'Sharing',
  'vendor-pages': 'Vendor pages',
} as const;

export type Room = keyof typeof rooms;

/** The name of a new part in all the forms in which files have it. */
export interface Names {
  /** The component, such as `InvitedFriends`. */
  component: string;
  /** Its hook, such as `useInvitedFriends`. */
  hook: string;
  /** Its `data-prefinery`, such as `invited-friends`. */
  part: string;
  /** Its folder below `packages/react/src`. */
  room: Room;
  chapter: (typeof rooms)[Room];
  /** The id of its first story. */
  story: string;
}

const isRoom = (room: string): room is Room => Object.hasOwn(rooms, room);

/** @throws If the name is not that of a component, or there is no such room. */
export function namesOf(component: string, room: string): Names {
  if (!/^[A-Z][A-Za-z]+$/.test(component)) {
    throw new Error(`"${component}" is no name for a component. Give one such as InvitedFriends.`);
  }
  if (!isRoom(room)) throw new Error(`There is no room "${room}". Take one of ${Object.keys(rooms).join(', ')}.`);
  const chapter = rooms[room];
  return {
    component,
    hook: `use${component}`,
    part: component.replace(/(?<!^)[A-Z]/g, '-$&').toLowerCase(),
    room,
    chapter,
    story: `${chapter.toLowerCase().replace(' ', '-')}-${component.toLowerCase()}--joined`,
  };
}

import type { ComponentPropsWithoutRef, ReactElement } from 'react';

/** The inner elements of each part, by the name of the component. It is read in development only: types use it, too. */
export const partElements = {
  AlreadyJoined: ['root', 'title', 'detail'],
  Authenticated: ['failure', 'message', 'button'],
  EmbeddedReferralPage: ['root', 'placeholder', 'failure', 'message', 'button'],
  HostedForm: ['root', 'placeholder', 'failure', 'message', 'button'],
  HostedFormButton: ['button', 'failure', 'message'],
  Leaderboard: ['root', 'placeholder', 'failure', 'message', 'button'],
  ListPosition: ['root', 'label', 'value', 'detail', 'failure', 'message', 'button'],
  PartFailure: ['failure', 'message', 'button'],
  ReferralCard: [
    'field',
    'label',
    'input',
    'button',
    'message',
    'failure',
    'list',
    'item',
    'link',
    'icon',
    'value',
    'detail',
    'progress',
  ],
  ReferralLink: ['root', 'field', 'label', 'input', 'button', 'message', 'failure'],
  ReferralPageDialog: ['button', 'dialog', 'header', 'title', 'close', 'icon', 'placeholder', 'failure', 'message'],
  ReferralQrCode: ['root', 'image', 'list', 'button', 'message', 'failure'],
  ReferralStats: ['root', 'list', 'item', 'label', 'value', 'failure', 'message', 'button'],
  RewardProgress: ['root', 'label', 'progress', 'detail', 'list', 'item', 'icon', 'failure', 'message', 'button'],
  Rewards: ['root', 'list', 'item', 'message'],
  ScriptGate: ['failure', 'message', 'button'],
  ShareButtons: ['root', 'list', 'item', 'link', 'button', 'icon', 'message', 'failure'],
  SignupAgreement: ['field', 'checkbox', 'label', 'message'],
  SignupError: ['message'],
  SignupField: ['field', 'label', 'input', 'message'],
  SignupForm: ['root', 'field', 'label', 'input', 'checkbox', 'button', 'message'],
  SignupRoot: ['root', 'field', 'label', 'input', 'checkbox', 'button', 'message'],
  SignupStatus: ['message'],
  SignupSubmit: ['button'],
} as const;

/** The names of the parts with inner elements. */
export type PartWithElements = keyof typeof partElements;

/** The names of the inner elements of a part, such as `button` and `input`. A name means the same in every part. */
export type ElementName<Part extends PartWithElements = PartWithElements> = (typeof partElements)[Part][number];

/** The tag that most parts use for an inner element. A few use another one, such as `dl` for a list of figures. */
interface Tags {
  /** The outermost element, which the part's own props and `ref` go to, too. */
  root: 'div';
  /** A label with its input, and its message. */
  field: 'div';
  label: 'label';
  input: 'input';
  checkbox: 'input';
  button: 'button';
  /** A status, a validation message, or what is said in place of the content. */
  message: 'p';
  /** The box around the message and the button of a part that has failed. */
  failure: 'div';
  /** What is in the place of a vendor page while it loads. */
  placeholder: 'div';
  list: 'ul';
  item: 'li';
  link: 'a';
  icon: 'svg';
  image: 'svg';
  /** A number. */
  value: 'strong';
  /** The line below it. */
  detail: 'p';
  progress: 'progress';
  dialog: 'dialog';
  header: 'header';
  title: 'h2';
  close: 'button';
}

/** What an inner element is given: spread it onto the element of yours, `ref` included. */
export type ElementProps<Name extends ElementName = ElementName> = ComponentPropsWithoutRef<Tags[Name]> & {
  ref?: ((element: Element | null) => void) | undefined;
};

/** Which inner element it is, and in which state. */
export interface ElementState {
  /** The part, such as `ReferralLink`. */
  part: PartWithElements;
  /** The state of the element, as in its `data-state`: for the button of `ReferralLink`, `success` after a copy. */
  state: string | undefined;
  /** Which one of several: the network, figure, file type or field name, or the referrals of a threshold. */
  item: string | number | undefined;
}

/**
 * An element of yours in place of an inner element. An element is copied with the part's props: classes, styles, event
 * handlers and refs are merged, and your other props win, except those that the part cannot work without, such as `id`,
 * `name`, `type` and `aria-*`. Its children are the part's, unless it has its own. It has to pass all props and the
 * `ref` on to its DOM element.
 *
 * A function returns the element itself, or `null` for none. A server component can pass elements, but no functions.
 */
export type OwnElement<Name extends ElementName = ElementName> =
  | ReactElement
  | ((props: ElementProps<Name>, state: ElementState) => ReactElement | null);

/** Elements of yours for a part, by their names. What is left out or `undefined` stays the part's. */
export type OwnElements<Part extends PartWithElements = PartWithElements> = {
  readonly [Name in ElementName<Part>]?: OwnElement<Name> | undefined;
};

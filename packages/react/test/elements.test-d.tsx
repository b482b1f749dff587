import { PrefineryElements, ReferralLink, SignupForm, type ElementProps, type ElementState } from '../src/index.ts';

const Button = ({ ref, ...props }: ElementProps<'button'>) => <button {...props} ref={ref} />;

// Each part's table has only the elements that the part is made of.
<ReferralLink render={{ button: <Button />, input: <input />, message: undefined }} />;
// @ts-expect-error -- A misspelt name would change nothing.
<ReferralLink render={{ buton: <Button /> }} />;
// @ts-expect-error -- A link has no checkbox.
<ReferralLink render={{ checkbox: <input /> }} />;
// @ts-expect-error -- An element is `<Button />`, and not its name.
<ReferralLink render={{ button: 'button' }} />;
// @ts-expect-error -- Only a function may say that there is no element: `() => null`.
<ReferralLink render={{ button: null }} />;
// @ts-expect-error -- The root of a part is its own.
<PrefineryElements render={{ root: <div /> }} />;
// @ts-expect-error -- A function returns an element or `null`.
<SignupForm render={{ button: () => 'Join' }} />;

// The props of a function fit the element, `ref` included, and also those of a component for it.
const Input = ({ ref, ...props }: ElementProps<'input'>) => <input {...props} ref={ref} />;
<SignupForm render={{ input: (props) => <Input {...props} />, checkbox: (props) => <input {...props} /> }} />;
<ReferralLink
  render={{ button: ({ ref, ...props }, { state }: ElementState) => <button {...props} ref={ref} title={state} /> }}
/>;

import { useSignupForm } from '@prefinery-kit/react';

export function OwnForm() {
  const form = useSignupForm();
  if (form.user) return <p {...form.statusProps}>You are number {form.user.list_position}.</p>;
  return (
    <form {...form.formProps}>
      {form.hiddenProps.map((props) => (
        <input key={props.name} {...props} />
      ))}
      <label {...form.labelProps('first_name')}>First name</label>
      <input {...form.fieldProps('first_name')} />
      <label {...form.labelProps('email')}>E-mail</label>
      <input {...form.fieldProps('email')} />
      <p {...form.errorProps('email')}>{form.invalidOf('email') && 'Please enter your e-mail address.'}</p>
      <button type="submit">{form.status === 'pending' ? 'One moment…' : 'Count me in'}</button>
      <p {...form.errorProps()}>{form.error && 'That did not work. Please try again.'}</p>
      <p {...form.statusProps}>{form.status === 'posted' && 'You go on on the next page.'}</p>
    </form>
  );
}

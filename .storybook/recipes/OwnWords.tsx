import { PrefineryTexts, SignupForm } from '@prefinery-kit/react';
import { de } from '@prefinery-kit/react/locales';

const ours = { signupForm: { submit: 'Ich bin dabei' } };

export const OwnWords = () => (
  <div lang="de" dir="ltr">
    <PrefineryTexts language={de} texts={ours}>
      <SignupForm texts={{ success: ({ list_position: place }) => `Schön! Du bist Nummer ${place}.` }} />
    </PrefineryTexts>
  </div>
);

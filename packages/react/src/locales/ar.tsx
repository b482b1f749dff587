// Its texts are functions too: as a module of the client, a component of the server can hand them on.
'use client';
import type { Texts } from '../PrefineryTexts.tsx';
import { faultOf, reasonOf } from '../reasons.ts';

const unreachable = 'تعذّر الوصول إلى قائمة الانتظار. تحقّق من اتصالك أو من مانع المحتوى، ثم حاول مرة أخرى.';

/**
 * Arabic. It is written from right to left: your page says so, with `dir="rtl"` on `<html>` or on an element around the
 * parts. Its numbers are those that the browser has for Arabic; `locale: 'ar-u-nu-latn'` asks for 1, 2, 3.
 *
 * @example
 * ```tsx
 * <div lang="ar" dir="rtl">
 *   <PrefineryTexts texts={ar}>
 *     <SignupForm />
 *   </PrefineryTexts>
 * </div>
 * ```
 */
export const ar: Texts = {
  locale: 'ar',
  alreadyJoined: {
    question: 'هل انضممت من قبل؟',
    answer: 'إذا كنت في القائمة فمكانك محفوظ. افتح رابط الحالة في رسالة الترحيب لتراه من جديد.',
  },
  authenticated: { error: () => 'تعذّر التحقّق من مكانك.' },
  embeddedReferralPage: {
    error: ({ code }) =>
      code === 'forbidden' ? 'انضم أولًا لترى صفحة الإحالة الخاصة بك.' : 'تعذّر عرض صفحة الإحالة الخاصة بك.',
  },
  failure: { unreachable, retry: 'حاول مرة أخرى' },
  hostedForm: { error: () => 'تعذّر عرض نموذج التسجيل.' },
  leaderboard: { error: () => 'تعذّر عرض لوحة المتصدرين.' },
  referralPagePopup: { label: 'صفحة الإحالة الخاصة بك', close: 'إغلاق' },
  signupForm: {
    email: 'البريد الإلكتروني',
    placeholder: 'you@example.com',
    submit: 'انضم إلى قائمة الانتظار',
    pending: 'جارٍ الانضمام…',
    invalid: (field) =>
      ({
        email: 'أدخل بريدك الإلكتروني، مثل you@example.com.',
        agreement: 'يُرجى الموافقة على هذا أولًا.',
        missing: 'يُرجى ملء هذا الحقل.',
        other: field.message,
      })[faultOf(field)],
    error: (error) =>
      ({
        known: 'ربما يكون هذا العنوان في القائمة بالفعل. الرابط في رسالة الترحيب يعيدك إلى مكانك.',
        unreachable,
        other: 'لم ينجح ذلك. تحقّق من العنوان وحاول مرة أخرى.',
      })[reasonOf(error)],
    success: ({ list_position }, locale) => (
      <>
        <strong>أنت في القائمة.</strong>
        {list_position !== null && ` ترتيبك ${list_position.toLocaleString(locale)}.`}
      </>
    ),
  },
};

// A client module, because its texts may be functions: a server component can pass on a reference to it.
'use client';
import type { PrefineryLanguage } from '../provider/partTexts.ts';
import type { FormatNumber } from '../foundation/numbers.ts';
import { networkNames } from '../sharing/networks.ts';

const unreachable = 'تعذّر الوصول إلى قائمة الانتظار. تحقّق من اتصالك أو من مانع المحتوى، ثم حاول مرة أخرى.';

const forms = {
  zero: (count: string) => `${count} صديق`,
  one: () => 'صديق واحد',
  two: () => 'صديقان',
  few: (count: string) => `${count} أصدقاء`,
  many: (count: string) => `${count} صديقًا`,
  other: (count: string) => `${count} صديق`,
};
/** The plural form. The general one where a browser has no `Intl`. */
function formOf(count: number): keyof typeof forms {
  try {
    return new Intl.PluralRules('ar').select(count);
  } catch {
    return 'other';
  }
}

const friends = (count: number, format: FormatNumber) => forms[formOf(count)](format(count));

/**
 * Arabic. It is written from right to left: set `dir="rtl"` on `<html>` or on an element around the parts. Numbers have
 * the browser's default digits for Arabic; `locale="ar-u-nu-latn"` asks for 1, 2, 3.
 *
 * @example
 * ```tsx
 * <div lang="ar" dir="rtl">
 *   <PrefineryTexts language={ar}>
 *     <SignupForm />
 *   </PrefineryTexts>
 * </div>
 * ```
 */
export const ar: PrefineryLanguage = {
  locale: 'ar',
  texts: {
    alreadyJoined: {
      question: 'هل انضممت من قبل؟',
      answer: 'إذا كنت في القائمة فمكانك محفوظ. افتح رابط الحالة في رسالة الترحيب لتراه من جديد.',
    },
    authenticated: { error: 'تعذّر التحقّق من مكانك.' },
    embeddedReferralPage: {
      label: 'صفحة الإحالة',
      empty: 'انضم أولًا لترى صفحة الإحالة الخاصة بك.',
      error: 'تعذّر عرض صفحة الإحالة الخاصة بك.',
    },
    partFailure: { unreachable, retry: 'حاول مرة أخرى' },
    hostedForm: { label: 'نموذج التسجيل', error: 'تعذّر عرض نموذج التسجيل.' },
    leaderboard: { label: 'لوحة المتصدرين', error: 'تعذّر عرض لوحة المتصدرين.' },
    listPosition: {
      label: 'ترتيبك',
      detail: ({ list_behind: behind, list_length: length }, format) =>
        behind ? `عدد من خلفك: ${format(behind)}` : `عدد من في القائمة: ${format(length)}`,
      soon: 'قريبًا',
      soonDetail: 'تحصل عليه بعد أن تؤكّد عنوانك.',
      error: 'تعذّر علينا معرفة ترتيبك.',
    },
    changeAnnouncement: {
      changed: ({ list_position: place, referrals }, before, format) =>
        [
          place !== before.list_position && place !== null && `ترتيبك الآن ${format(place)}.`,
          referrals !== before.referrals && `عدد الأصدقاء الذين انضمّوا: ${format(referrals)}.`,
        ]
          .filter(Boolean)
          .join(' '),
    },
    referralLink: {
      label: 'رابط الدعوة الخاص بك',
      copy: 'انسخ الرابط',
      copied: 'تم النسخ',
      copyError: 'لا يسمح لنا متصفحك بالنسخ. الرابط محدَّد: انسخه بنفسك.',
      empty: 'انضمّ أولًا، وسيظهر هنا رابطك الخاص للمشاركة.',
      error: 'تعذّر علينا معرفة رابطك.',
    },
    referralQrCode: {
      label: 'رمز QR لرابط الدعوة الخاص بك',
      save: { png: 'احفظ بصيغة PNG', svg: 'احفظ بصيغة SVG' },
      saveError: 'تعذّر على متصفحك حفظ الصورة.',
      empty: 'انضمّ أولًا، وسيظهر هنا رمز يقود إلى رابطك.',
      error: 'تعذّر علينا معرفة رابطك.',
    },
    referralStats: {
      shares: 'الزيارات عبر رابطك',
      referrals: 'الأصدقاء الذين انضمّوا',
      list_position: 'ترتيبك',
      list_ahead: 'من هم أمامك',
      list_behind: 'من هم خلفك',
      list_length: 'من هم في القائمة',
      error: 'تعذّر علينا معرفة أرقامك.',
    },
    rewardProgress: {
      label: 'مكافآتك',
      next: (remaining, _next, format) => `بقي حتى مكافأتك التالية: ${friends(remaining, format)}`,
      done: 'حصلت على كل المكافآت.',
      takes: (referrals, format) => friends(referrals, format),
      reached: 'تم',
      error: 'تعذّر علينا معرفة تقدّمك.',
    },
    rewards: {
      empty: 'لا مكافآت بعد.',
      role: { referrer: 'مقابل الدعوة', friend: 'مقابل الانضمام' },
      type: { SingleSided: 'عن كل صديق', DoubleSided: 'لكما معًا', Milestone: 'إنجاز' },
      status: { earned: 'مكتسبة', delivered: 'مُسلَّمة', revoked: 'مسحوبة' },
    },
    shareButtons: {
      label: 'شارك رابطك',
      name: { ...networkNames, system: 'مشاركة', email: 'البريد', sms: 'رسالة' },
      action: {
        system: 'مشاركة…',
        x: 'شارك عبر X',
        facebook: 'شارك عبر Facebook',
        linkedin: 'شارك عبر LinkedIn',
        whatsapp: 'شارك عبر WhatsApp',
        telegram: 'شارك عبر Telegram',
        reddit: 'شارك عبر Reddit',
        email: 'شارك عبر البريد',
        sms: 'شارك عبر رسالة',
      },
      message: 'انضممتُ وتذكّرتك. انضمّ أنت أيضًا:',
      title: 'انضمّ إلينا',
      shareError: 'لم يفتح متصفحك قائمة المشاركة. اختر طريقة أخرى.',
      empty: 'انضمّ أولًا، ثم شارك رابطك الخاص من هنا.',
      error: 'تعذّر علينا معرفة رابطك.',
    },
    referralPageDialog: { label: 'صفحة الإحالة الخاصة بك', close: 'إغلاق' },
    signupForm: {
      email: 'البريد الإلكتروني',
      placeholder: 'you@example.com',
      submit: 'انضم إلى قائمة الانتظار',
      pending: 'جارٍ الانضمام…',
      invalid: {
        email: 'أدخل بريدك الإلكتروني، مثل you@example.com.',
        agreement: 'يُرجى الموافقة على هذا أولًا.',
        missing: 'يُرجى ملء هذا الحقل.',
      },
      error: {
        forbidden: 'ربما يكون هذا العنوان في القائمة بالفعل. الرابط في رسالة الترحيب يعيدك إلى مكانك.',
        disabled: 'تحتاج قائمة الانتظار إلى خدمة لم تسمح بها. اسمح بها ثم حاول مرة أخرى.',
        script_failed: unreachable,
        timeout: unreachable,
        post_blocked: unreachable,
        honeypot: 'لم ينجح ذلك. إذا كنت إنسانًا فاضغط على الزر مرة أخرى.',
        other: 'لم ينجح ذلك. تحقّق من العنوان وحاول مرة أخرى.',
      },
      posted: 'لحظة من فضلك، ننقلك إلى الصفحة التالية.',
      success: ({ list_position }) => (list_position === null ? 'بقيت خطوة واحدة.' : 'أنت في القائمة.'),
      successDetail: ({ list_position }, format) =>
        list_position === null ? 'أكّد عنوانك: أرسلنا إليك رابطًا.' : `ترتيبك ${format(list_position)}.`,
      waiting: 'اسمح بخدمة قائمة الانتظار، وسيُرسل تسجيلك.',
    },
  },
};

import { addDays, weekdayOf } from '../time/zone.days.js';

/** Regions that count from another day than Monday, for browsers that do not know (CLDR). */
const fromSunday = new Set(
  'AG AS BD BR BS BT BW BZ CA CO DM DO ET GT GU HK HN ID IL IN JM JP KE KH KR LA MH MM MO MT MX MZ NI NP PA PE PH PK PR PT PY SA SG SV TH TT TW UM US VE VI WS YE ZA ZW'.split(
    ' ',
  ),
);
const fromSaturday = new Set('AF BH DJ DZ EG IQ IR JO KW LY OM QA SD SY'.split(' '));

interface WeekInfo {
  readonly firstDay: number;
}

/** Newer than the types know; older browsers have it as a property, or not at all. */
interface LocaleWithWeek {
  readonly getWeekInfo?: () => WeekInfo;
  readonly weekInfo?: WeekInfo;
}

/** The weekday that a week begins with: 1 is Monday, 7 is Sunday. */
export function firstWeekday(
  locale: string,
  known: LocaleWithWeek = new Intl.Locale(locale) as Intl.Locale & LocaleWithWeek,
): number {
  const info = known.getWeekInfo?.() ?? known.weekInfo;
  if (info !== undefined) return info.firstDay;
  const region = new Intl.Locale(locale).maximize().region ?? '';
  if (fromSunday.has(region)) return 7;
  return fromSaturday.has(region) ? 6 : 1;
}

/** The seven days of the week that a day is in. */
export function weekOfDay(day: string, firstDay: number): readonly string[] {
  const first = addDays(day, -((weekdayOf(day) - firstDay + 7) % 7));
  return Array.from({ length: 7 }, (_, index) => addDays(first, index));
}

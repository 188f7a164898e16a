// Days: whole numbers counted from 1970-01-01 in UTC, shown in the reader's locale.

const DAY_MS = 86400000;
const NOTHING = -2147483648;
const LOCALE = navigator.language || "en";

const dayFormats = {
  long: localeFormat({ day: "numeric", month: "long", year: "numeric" }),
  short: localeFormat({ day: "numeric", month: "short", year: "numeric" }),
  dayMonth: localeFormat({ day: "numeric", month: "short" }),
  month: localeFormat({ month: "long", year: "numeric" }),
  shortMonth: localeFormat({ month: "short" }),
  year: localeFormat({ year: "numeric" }),
};
const wholeNumber = new Intl.NumberFormat(LOCALE);
const roundNumber = new Intl.NumberFormat(LOCALE, { notation: "compact", maximumFractionDigits: 1 });

/** A format that is made at its first use, since making one takes some ten milliseconds. */
function localeFormat(options) {
  let format = null;
  return (day) => {
    format ??= new Intl.DateTimeFormat(LOCALE, { ...options, timeZone: "UTC", calendar: "gregory" });
    return format.format(day * DAY_MS);
  };
}

function isoDay(day) {
  return new Date(day * DAY_MS).toISOString().slice(0, 10);
}

/** The day of an ISO date, or null where it is none. */
function dayOf(iso) {
  if (!/^\d{4}-\d\d-\d\d$/.test(iso)) return null;
  const ms = Date.parse(`${iso}T00:00:00Z`);
  const day = Math.round(ms / DAY_MS);
  return Number.isNaN(ms) || isoDay(day) !== iso ? null : day;
}

/** A stretch of days in words: "14 February 2023", "February 2023", "3 Feb 2023 – 9 Feb 2023". */
function spanOfDays(first, last) {
  if (first === last) return dayFormats.long(first);
  const from = new Date(first * DAY_MS),
    to = new Date((last + 1) * DAY_MS);
  if (from.getUTCDate() === 1 && to.getUTCDate() === 1) {
    const months = (to.getUTCFullYear() - from.getUTCFullYear()) * 12 + to.getUTCMonth() - from.getUTCMonth();
    if (months === 1) return dayFormats.month(first);
    if (months === 12 && from.getUTCMonth() === 0) return dayFormats.year(first);
  }
  return `${dayFormats.short(first)} – ${dayFormats.short(last)}`;
}

/** A day moved by a number of "day", "week" or "month" steps. */
function shifted(day, unit, count) {
  if (unit !== "month") return day + count * (unit === "week" ? 7 : 1);
  const date = new Date(day * DAY_MS);
  const month = date.getUTCMonth() + count,
    lastDay = new Date(Date.UTC(date.getUTCFullYear(), month + 1, 0)).getUTCDate();
  return Math.round(Date.UTC(date.getUTCFullYear(), month, Math.min(date.getUTCDate(), lastDay)) / DAY_MS);
}

function counted(count, one, many) {
  return `${wholeNumber.format(count)} ${count === 1 ? one : many}`;
}
